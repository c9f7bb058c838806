package deskbridge.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The products that can be connected. What people call the channels stands beside it, in the bundle of this package: {@code
 * channel.} and {@code made-in.} with the channel's {@link #word}.
 */
public enum Kind {
    PACHCA(true),
    TELEGRAM(true),
    TRACKER(false),
    OKDESK(false);

    private final boolean channel;

    Kind(boolean channel) {
        this.channel = channel;
    }

    /** The messengers. */
    public static List<Kind> channels() {
        return Stream.of(values()).filter(Kind::isChannel).toList();
    }

    /** The messenger that a connection's name begins with; the first of them when it begins with none. */
    public static Kind channelNamed(String connection) {
        return channels().stream()
                .filter(kind -> connection.startsWith(kind.word()))
                .findFirst()
                .orElse(channels().getFirst());
    }

    /** Whether it is a messenger; otherwise it is a ticket system. */
    public boolean isChannel() {
        return channel;
    }

    /** As people write it, and the name of the connection that the variables describe. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

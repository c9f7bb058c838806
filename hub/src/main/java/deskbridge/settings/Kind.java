package deskbridge.settings;

import java.util.Locale;

/** The products that can be connected. */
public enum Kind {
    PACHCA(true),
    TELEGRAM(true),
    TRACKER(false),
    OKDESK(false);

    private final boolean channel;

    Kind(boolean channel) {
        this.channel = channel;
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

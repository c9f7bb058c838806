package deskbridge.channel.pachca;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of messages. Pachca gives all messages of a thread the same one (Pachca docs, messages), so that the message's own id
 * is added: what was written into a desk can be found again by it.
 */
final class MessageLink {

    private static final Pattern OWN = Pattern.compile("[?&]m=([1-9][0-9]{0,17})(?:[&#]|$)");
    private static final Pattern TOP_LEVEL =
            Pattern.compile("/chats/[0-9]+(?:\\?message=|/messages/)([1-9][0-9]{0,17})(?:[&#]|$)");

    private MessageLink() {}

    /** Where a person opens the message; null when Pachca does not say. */
    static @Nullable String of(MessageJson message) {
        var url = message.url();
        if (url == null || url.isBlank()) {
            return null;
        }
        boolean named = read(url).filter(id -> id == message.id()).isPresent();
        return named ? url : url + (url.indexOf('?') < 0 ? "?m=" : "&m=") + message.id();
    }

    /** The message that an address leads to; empty when it is no message of Pachca, or does not say which. */
    static Optional<Long> read(String url) {
        var own = OWN.matcher(url);
        if (own.find()) {
            return url.contains("pachca") ? Optional.of(Long.valueOf(own.group(1))) : Optional.empty();
        }
        var top = TOP_LEVEL.matcher(url);
        return url.contains("pachca") && top.find() ? Optional.of(Long.valueOf(top.group(1))) : Optional.empty();
    }
}

package deskbridge.demo.world;

/**
 * Where a request began, as tickets remember it.
 *
 * @param chat id of the chat
 * @param message id of the message, in that chat
 */
public record Origin(String chat, String message) {

    /** By numbers, as both messengers have them. */
    public static Origin of(long chat, long message) {
        return new Origin(Long.toString(chat), Long.toString(message));
    }

    /** Whether a request is remembered at all. */
    boolean known() {
        return chat.matches("-?\\d{1,18}") && message.matches("\\d{1,18}");
    }

    long chatNumber() {
        return Long.parseLong(chat);
    }

    long messageNumber() {
        return Long.parseLong(message);
    }
}

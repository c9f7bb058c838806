package deskbridge.channel.pachca;

/** What a call is counted against; Pachca counts per token, and writing per chat as well (Pachca docs, limits). */
sealed interface Budget {

    /** One for the whole token. */
    enum Shared implements Budget {
        /** Reading messages: about 10 a second. */
        READING,
        /** Reading what has time, of the same ten: leaves some to those who are waited for. */
        REREADING,
        /** Reading the event history: about 5 in 2 seconds. */
        HISTORY,
        /** Everything else: about 50 a second. */
        OTHER
    }

    /** Messages written, rewritten and removed in one chat: about 4 a second, more for a short while. */
    record Chat(long chatId) implements Budget {}

    /** The storage of files has no limit of its own. */
    record Unlimited() implements Budget {}
}

package deskbridge.demo.simulation;

/**
 * What happens in a conversation, and the calls that it costs the hub in all, those included that its own echo brings: messages
 * read in the messenger, messages written or rewritten in one chat, other calls of the messenger, calls of the ticket system.
 */
enum Happening {
    /** A request becomes a ticket with a card. */
    REQUEST(1, 1, 1, 4),
    /** The requester says something. */
    REPLY(1, 0, 0, 4),
    /** The agent says something. */
    COMMENT(0, 1, 0, 3),
    /** The agent takes a step with the ticket: the card is rewritten. */
    STEP(0, 1, 0, 2),
    /** The ticket is finished: the card is rewritten, and the question for stars asked. */
    FINISH(0, 2, 0, 2),
    /** The requester presses stars. */
    STARS(0, 1, 1, 1);

    private final int chatReads;
    private final int chatWrites;
    private final int chatOthers;
    private final int deskCalls;

    Happening(int chatReads, int chatWrites, int chatOthers, int deskCalls) {
        this.chatReads = chatReads;
        this.chatWrites = chatWrites;
        this.chatOthers = chatOthers;
        this.deskCalls = deskCalls;
    }

    int chatReads() {
        return chatReads;
    }

    int chatWrites() {
        return chatWrites;
    }

    int chatOthers() {
        return chatOthers;
    }

    int deskCalls() {
        return deskCalls;
    }
}

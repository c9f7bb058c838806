package deskbridge.demo.chaos;

/**
 * Something that somebody does in one of the conversations.
 *
 * @param kind what
 * @param conversation in which, counted from 0
 * @param pick chooses among what there is to change or to take back
 */
record Deed(Kind kind, int conversation, int pick) {

    /** What people do, and how often in a thousand. */
    enum Kind {
        /** The requester makes the request: the first deed of each conversation, and of no other. */
        ASK(0),
        SAY(390),
        SAY_WITH_FILE(30),
        CHANGE_SAYING(50),
        TAKE_BACK_SAYING(20),
        ANSWER(360),
        ANSWER_WITH_FILE(30),
        CHANGE_ANSWER(35),
        TAKE_BACK_ANSWER(15),
        /** An agent says something to his colleagues only. */
        SECRET(60),
        FINISH(10);

        private final int often;

        Kind(int often) {
            this.often = often;
        }

        int often() {
            return often;
        }

        /** Whether it is done in the ticket, and so not before there is one. */
        boolean isInTicket() {
            return switch (this) {
                case ASK, SAY, SAY_WITH_FILE, CHANGE_SAYING, TAKE_BACK_SAYING -> false;
                case ANSWER, ANSWER_WITH_FILE, CHANGE_ANSWER, TAKE_BACK_ANSWER, SECRET, FINISH -> true;
            };
        }
    }
}

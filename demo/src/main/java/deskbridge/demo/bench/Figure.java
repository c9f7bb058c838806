package deskbridge.demo.bench;

/**
 * One line of the report.
 *
 * @param what was measured
 * @param goal in words; empty when there is none
 * @param measured in words
 * @param verdict whether the goal was reached
 */
record Figure(String what, String goal, String measured, Verdict verdict) {

    enum Verdict {
        REACHED("yes"),
        MISSED("no"),
        NO_GOAL("");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        static Verdict of(boolean reached) {
            return reached ? REACHED : MISSED;
        }
    }

    /** Without a goal: told so that the others can be judged. */
    static Figure plain(String what, String measured) {
        return new Figure(what, "", measured, Verdict.NO_GOAL);
    }

    /** As a row of a Markdown table: what, goal, measured, reached. */
    String row() {
        return "| " + what + " | " + goal + " | " + measured + " | " + verdict.word + " |";
    }
}

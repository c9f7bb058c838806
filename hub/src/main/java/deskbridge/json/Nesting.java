package deskbridge.json;

/** Tells texts that are nested so deep that a parser might run out of stack. */
final class Nesting {

    private Nesting() {}

    /** Counts brackets wherever they stand: too strict for odd texts only, and never recursive. */
    static boolean isDeeperThan(int deepest, byte[] json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '\\' -> i++;
                case '"' -> text = !text;
                case '{', '[' -> depth += text ? 0 : 1;
                case '}', ']' -> depth -= text ? 0 : 1;
                default -> {}
            }
            if (depth > deepest) {
                return true;
            }
        }
        return false;
    }
}

package deskbridge.dialect;

import deskbridge.connector.SendResult;
import java.util.ArrayList;
import java.util.List;

/** What became of texts. */
final class Verdict {

    private static final int AROUND = 60;

    private final String conversion;
    private final List<String> faults = new ArrayList<>();
    private int texts;
    private int messages;
    private int refused;
    private int cut;
    private int differing;

    Verdict(String conversion) {
        this.conversion = conversion;
    }

    void refused(long seed, SendResult result) {
        texts++;
        refused++;
        faults.add("-Ddeskbridge.seed=" + seed + " was refused: " + result);
    }

    /**
     * @param parts messages that it became
     * @param expected what readers saw on the one side
     * @param shown what they see on the other
     */
    void arrived(long seed, int parts, String expected, String shown) {
        texts++;
        messages += parts;
        if (!shown.equals(expected)) {
            if (Seen.holds(shown, expected)) {
                differing++;
            } else {
                cut++;
            }
            faults.add("-Ddeskbridge.seed=" + seed + " differs: " + difference(expected, shown));
        }
    }

    /** Says more about a single text. */
    void explain(String written, List<String> arrived) {
        faults.add("<" + written + "> became <" + String.join("> and <", arrived) + ">");
    }

    private static String difference(String expected, String shown) {
        int at = 0;
        while (at < Math.min(expected.length(), shown.length()) && expected.charAt(at) == shown.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 20);
        return "expected <" + expected.substring(from, Math.min(expected.length(), at + AROUND)) + "> but readers see <"
                + shown.substring(Math.min(from, shown.length()), Math.min(shown.length(), at + AROUND)) + ">";
    }

    int texts() {
        return texts;
    }

    List<String> faults() {
        return faults;
    }

    /** One row of a table. */
    String row() {
        return "| %s | %,d | %,d | %d | %d | %d |".formatted(conversion, texts, messages, refused, cut, differing);
    }
}

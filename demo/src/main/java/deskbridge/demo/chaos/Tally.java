package deskbridge.demo.chaos;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What arrived of what was said: counted in the emulators, not in the hub. */
final class Tally {

    private int expected;
    private int arrived;
    private int lost;
    private int doubled;
    private int repeated;
    private int disordered;
    private int stale;
    private int leaked;
    private int looped;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> tickets = new LinkedHashSet<>();

    /**
     * Something that must stand there.
     *
     * @param what for the list of faults
     * @param where for the list of faults: the ticket's key
     * @param texts what stands there
     * @param most how often it may stand there: 2 where a lost answer cannot be looked up
     */
    void expect(String what, String word, String where, List<String> texts, int most) {
        expected++;
        int copies = copies(word, String.join("\n", texts));
        if (copies == 0) {
            lost++;
            amiss("lost: " + what + " " + word, where);
            return;
        }
        arrived++;
        if (copies > most) {
            doubled++;
            amiss("doubled: %s %s stands there %d times".formatted(what, word, copies), where);
        } else if (copies > 1) {
            repeated++;
        }
    }

    /** Words that must stand there in this order, as far as they stand there at all. */
    void expectOrder(List<String> words, String where, List<String> texts) {
        String all = String.join("\n", texts);
        int last = -1;
        for (String word : words) {
            int first = all.indexOf(word);
            if (first >= 0 && first < last) {
                disordered++;
                amiss("out of order: " + word, where);
            }
            last = Math.max(last, first);
        }
    }

    /** What was changed or taken back and must not stand there any more; a copy that was written once more may. */
    void expectGone(String word, String where, List<String> texts, int most) {
        int copies = copies(word, String.join("\n", texts));
        if (copies >= most) {
            stale++;
            amiss("not changed or taken back: " + word, where);
        } else if (copies > 0) {
            repeated++;
        }
    }

    /** What was said among colleagues. */
    void expectHidden(String word, String where, List<String> texts) {
        if (Standing.holds(texts, word)) {
            leaked++;
            amiss("leaked: " + word, where);
        }
    }

    /** What must not come back to where it was said. */
    void expectNoEcho(String word, String where, List<String> texts) {
        if (Standing.holds(texts, word)) {
            looped++;
            amiss("came back: " + word, where);
        }
    }

    private void amiss(String what, String where) {
        faults.add(what + ", ticket " + where);
        tickets.add(where);
    }

    private static int copies(String word, String all) {
        int copies = 0;
        for (int at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
            copies++;
        }
        return copies;
    }

    int expected() {
        return expected;
    }

    int arrived() {
        return arrived;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    /** What was said once more, as it may be. */
    int repeated() {
        return repeated;
    }

    int disordered() {
        return disordered;
    }

    /** What was changed or taken back and still stands there. */
    int stale() {
        return stale;
    }

    int leaked() {
        return leaked;
    }

    /** What came back to where it was said. */
    int looped() {
        return looped;
    }

    List<String> faults() {
        return faults;
    }

    /** Tickets in which something is amiss. */
    List<String> tickets() {
        return List.copyOf(tickets);
    }

    boolean isClean() {
        return faults.isEmpty();
    }
}

package deskbridge.demo.chaos;

import java.util.ArrayList;
import java.util.List;

/** What arrived of what was said: counted in the emulators, not in the hub. */
final class Tally {

    private int expected;
    private int arrived;
    private int lost;
    private int doubled;
    private int disordered;
    private int leaked;
    private int repeated;
    private final List<String> faults = new ArrayList<>();

    /**
     * Compares what one side should hold with what it holds.
     *
     * @param what for the list of faults
     * @param words what was said, in order
     * @param texts what stands there, in order
     */
    void compare(String what, List<String> words, List<String> texts) {
        compare(what, words, texts, 1);
    }

    /**
     * As {@link #compare(String, List, List)}, where what was said may stand more than once.
     *
     * @param most how often: 2 where a lost answer cannot be looked up, so that it may be said once more
     */
    void compare(String what, List<String> words, List<String> texts, int most) {
        String all = String.join("\n", texts);
        int last = -1;
        for (String word : words) {
            expected++;
            int first = all.indexOf(word);
            if (first < 0) {
                lost++;
                faults.add("lost: " + what + " " + word);
                continue;
            }
            arrived++;
            int copies = copies(word, all);
            if (copies > most) {
                doubled++;
                faults.add("doubled: " + what + " " + word + " stands there " + copies + " times");
            } else if (copies > 1) {
                repeated++;
            }
            if (first < last) {
                disordered++;
                faults.add("out of order: " + what + " " + word);
            }
            last = Math.max(last, first);
        }
    }

    private static int copies(String word, String all) {
        int copies = 0;
        for (int at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
            copies++;
        }
        return copies;
    }

    /** Looks for what must not stand there. */
    void mustNotHold(String what, List<String> secrets, List<String> texts) {
        for (String secret : secrets) {
            if (texts.stream().anyMatch(text -> text.contains(secret))) {
                leaked++;
                faults.add("leaked: " + what + " " + secret);
            }
        }
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

    int disordered() {
        return disordered;
    }

    /** What was said once more, as it may be. */
    int repeated() {
        return repeated;
    }

    int leaked() {
        return leaked;
    }

    List<String> faults() {
        return faults;
    }

    boolean isClean() {
        return lost == 0 && doubled == 0 && disordered == 0 && leaked == 0;
    }
}

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
    private final List<String> faults = new ArrayList<>();

    /**
     * Compares what one side should hold with what it holds.
     *
     * @param what for the list of faults
     * @param words what was said, in order
     * @param texts what stands there, in order
     */
    void compare(String what, List<String> words, List<String> texts) {
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
            if (all.indexOf(word, first + 1) >= 0) {
                doubled++;
                faults.add("doubled: " + what + " " + word);
            }
            if (first < last) {
                disordered++;
                faults.add("out of order: " + what + " " + word);
            }
            last = Math.max(last, first);
        }
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

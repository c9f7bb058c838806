package deskbridge.demo.chaos;

import deskbridge.emulator.play.PlayFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What arrived of what was said: counted in the emulators, not in the hub. */
final class Tally {

    /** What the hub writes into a ticket when it gives a message up. */
    private static final String GIVEN_UP = "⚠️";

    private int expected;
    private int arrived;
    private int repeated;
    private int told;
    private final Map<Wrong, Integer> wrong = new EnumMap<>(Wrong.class);
    private final Map<String, Integer> toldOf = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> tickets = new LinkedHashSet<>();

    /** What can be wrong with what was said. */
    private enum Wrong {
        LOST("lost"),
        DOUBLED("doubled"),
        DISORDERED("out of order"),
        STALE("stale"),
        ALTERED("altered"),
        LEAKED("leaked"),
        LOOPED("came back");

        private final String words;

        Wrong(String words) {
            this.words = words;
        }
    }

    /** As {@link #expect(String, String, String, List, int)}, for what must stand there once. */
    void expect(String what, String word, String where, List<String> texts) {
        expect(what, word, where, texts, 0);
    }

    /**
     * Something that must stand there.
     *
     * @param what for the list of faults
     * @param where for the list of faults: the ticket's key
     * @param texts what stands there
     * @param more how often it may stand there beyond once
     */
    void expect(String what, String word, String where, List<String> texts, int more) {
        amount(what + " " + word, copies(word, String.join("\n", texts)), where, more);
    }

    /** So many messages of a kind, of which there must be one. */
    void expectMessages(String what, int there, String where, int more) {
        amount(what, there, where, more);
    }

    /** A file that must hang there, just as it was sent. */
    void expectFile(PlayFile file, String where, List<PlayFile> files, int more) {
        List<PlayFile> there =
                files.stream().filter(it -> it.name().equals(file.name())).toList();
        amount("file " + file.name(), there.size(), where, more);
        if (!there.stream().allMatch(file::equals)) {
            altered("file " + file.name() + " is not what was sent", where);
        }
    }

    private void amount(String what, int there, String where, int more) {
        expected++;
        if (there == 0) {
            amiss(Wrong.LOST, what, where);
            return;
        }
        arrived++;
        if (there > 1 + more) {
            doubled("%s stands there %d times".formatted(what, there), where);
        } else if (there > 1) {
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
                amiss(Wrong.DISORDERED, word, where);
            }
            last = Math.max(last, first);
        }
    }

    /** As {@link #expectGone(String, String, List, int)}, where nothing may be written twice. */
    void expectGone(String word, String where, List<String> texts) {
        expectGone(word, where, texts, 0);
    }

    /**
     * What was changed or taken back and must not stand there any more.
     *
     * @param more how many copies may be left: of what was written once more, one is changed
     */
    void expectGone(String word, String where, List<String> texts, int more) {
        int copies = copies(word, String.join("\n", texts));
        if (copies > more) {
            stale("not changed or taken back: " + word, where);
        } else if (copies > 0) {
            repeated++;
        }
    }

    /** What was said among colleagues. */
    void expectHidden(String word, String where, List<String> texts) {
        if (Standing.holds(texts, word + "»") || Standing.holds(texts, word + ".")) {
            leaked(word, where);
        }
    }

    /** What must not come back to where it was said. */
    void expectNoEcho(String word, String where, List<String> texts) {
        if (Standing.holds(texts, word)) {
            amiss(Wrong.LOOPED, word, where);
        }
    }

    void doubled(String what, String where) {
        amiss(Wrong.DOUBLED, what, where);
    }

    void stale(String what, String where) {
        amiss(Wrong.STALE, what, where);
    }

    void altered(String what, String where) {
        amiss(Wrong.ALTERED, what, where);
    }

    void leaked(String what, String where) {
        amiss(Wrong.LEAKED, what, where);
    }

    /** Whether the agents were told in the ticket that one more thing was given up; each telling counts once. */
    boolean isTold(String where, Standing now) {
        long tellings =
                now.inTicket().stream().filter(text -> text.contains(GIVEN_UP)).count();
        return toldOf.merge(where, 1, Integer::sum) <= tellings;
    }

    /** Something was given up after two lost answers, and its author knows. */
    void told() {
        expected++;
        told++;
    }

    private void amiss(Wrong how, String what, String where) {
        wrong.merge(how, 1, Integer::sum);
        faults.add("%s: %s, ticket %s".formatted(how.words, what, where));
        tickets.add(where);
    }

    private int count(Wrong how) {
        return wrong.getOrDefault(how, 0);
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
        return count(Wrong.LOST);
    }

    int doubled() {
        return count(Wrong.DOUBLED);
    }

    /** What was said once more, as it may be. */
    int repeated() {
        return repeated;
    }

    /** What was given up after two lost answers, its author knowing. */
    int givenUp() {
        return told;
    }

    int disordered() {
        return count(Wrong.DISORDERED);
    }

    /** What was changed or taken back and still stands there as it was. */
    int stale() {
        return count(Wrong.STALE);
    }

    /** What stands there otherwise than it was said: by whom, with which file, calling whom. */
    int altered() {
        return count(Wrong.ALTERED);
    }

    int leaked() {
        return count(Wrong.LEAKED);
    }

    /** What came back to where it was said. */
    int looped() {
        return count(Wrong.LOOPED);
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

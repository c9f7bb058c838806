package deskbridge.demo.chaos;

import deskbridge.emulator.play.PlayFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Something said, with a word that no other text holds; another word each time it is changed. Its conversation guards it. */
final class Utterance {

    private final String key;
    private final boolean withFile;
    private String id = "";
    private int changes;
    private boolean takenBack;
    private Instant since;

    /**
     * @param key no two have the same
     * @param now when it is said
     */
    Utterance(String key, boolean withFile, Instant now) {
        this.key = key;
        this.withFile = withFile;
        this.since = now;
    }

    /** What it says now. */
    String word() {
        return word(changes);
    }

    /** What it said before, oldest first. */
    List<String> formerWords() {
        return IntStream.range(0, changes).mapToObj(this::word).toList();
    }

    private String word(int change) {
        return change == 0 ? "«" + key + "»" : "«" + key + "-e" + change + "»";
    }

    /** What hangs on it; none, usually. */
    PlayFile[] files() {
        return withFile ? new PlayFile[] {PlayFile.text(fileName(), "Вложение к " + key)} : new PlayFile[0];
    }

    String fileName() {
        return key + ".txt";
    }

    boolean hasFile() {
        return withFile;
    }

    void standsAs(String itsId) {
        id = itsId;
    }

    /** Its id where it was said. */
    String id() {
        return id;
    }

    void changed(Instant now) {
        changes++;
        since = now;
    }

    void takenBack(Instant now) {
        takenBack = true;
        since = now;
    }

    /** How often it was changed or taken back. */
    int changes() {
        return changes + (takenBack ? 1 : 0);
    }

    boolean isChanged() {
        return changes > 0;
    }

    boolean isTakenBack() {
        return takenBack;
    }

    /** When it was said, changed or taken back last. */
    Instant since() {
        return since;
    }
}

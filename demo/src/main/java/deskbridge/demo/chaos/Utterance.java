package deskbridge.demo.chaos;

import deskbridge.emulator.play.PlayFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something said, with a word that no other text holds; another word each time it is changed. Its conversation guards it. */
final class Utterance {

    private final String key;
    private final @Nullable PlayFile file;
    private final @Nullable Mention mention;
    private String id = "";
    private int changes;
    private boolean takenBack;
    private Instant since;

    private Utterance(String key, @Nullable PlayFile file, @Nullable Mention mention, Instant now) {
        this.key = key;
        this.file = file;
        this.mention = mention;
        this.since = now;
    }

    /**
     * Words alone.
     *
     * @param key no two have the same
     * @param now when it is said
     */
    static Utterance of(String key, Optional<Mention> mention, Instant now) {
        return new Utterance(key, null, mention.orElse(null), now);
    }

    /** As {@link #of}, with a file. */
    static Utterance withFile(String key, Instant now) {
        return new Utterance(key, PlayFile.text(key + ".txt", "Вложение к " + key), null, now);
    }

    /** What all its words begin with. */
    String key() {
        return key;
    }

    /** What it says now. */
    String word() {
        return word(changes);
    }

    /** What it said before, oldest first. */
    List<String> formerWords() {
        return IntStream.range(0, changes).mapToObj(this::word).toList();
    }

    /** Whether a text says this, now or as it was before. */
    boolean isIn(String text) {
        return Stream.concat(Stream.of(word()), formerWords().stream()).anyMatch(text::contains);
    }

    private String word(int change) {
        return change == 0 ? "«" + key + "»" : "«" + key + "-e" + change + "»";
    }

    /** The sentence that is said first. */
    String sentence(String beginning) {
        return beginning + " " + word() + (mention == null ? "" : ", " + mention.written());
    }

    /** What hangs on it; none, usually. */
    PlayFile[] files() {
        return file == null ? new PlayFile[0] : new PlayFile[] {file};
    }

    Optional<PlayFile> file() {
        return Optional.ofNullable(file);
    }

    /** Whom it calls, as long as it says what it said first. */
    Optional<Mention> mention() {
        return changes > 0 || takenBack ? Optional.empty() : Optional.ofNullable(mention);
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

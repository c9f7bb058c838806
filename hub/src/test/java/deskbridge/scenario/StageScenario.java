package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One messenger, one ticket system and one running hub between them. */
abstract class StageScenario {

    @TempDir
    Path folder;

    PairStage stage;

    @BeforeEach
    void open() {
        stage = staged();
        begin();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Everything in its place, the hub not yet started. */
    abstract PairStage staged();

    /** Starts the hub, after whatever has to be so before it starts. */
    void begin() {
        stage.hub.start();
        stage.settle();
    }

    /** Writes a file of settings where the hub looks for it, for its next start. */
    final void configured(String file, String settings) {
        try {
            Files.writeString(folder.resolve(file), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time passes, and what was waiting for it happens. */
    final void later(Duration step) {
        stage.clock().advance(step);
        stage.settle();
    }

    /** Messages to one chat are paced: the last of several comes a little later. */
    void settle() {
        stage.settle();
        later(Duration.ofSeconds(10));
    }

    /** A request of everyday. */
    final Talk asked() {
        return asked("Не печатает принтер");
    }

    final Talk asked(String words, PlayFile... files) {
        Talk talk = stage.messenger.asks(words, files);
        settle();
        return talk;
    }

    /** The only one there is. */
    final Ticket ticket() {
        assertThat(stage.desk.tickets()).hasSize(1);
        return stage.desk.tickets().getFirst();
    }

    /** Of the only ticket there is. */
    final String key() {
        return ticket().key();
    }

    /** What is said in the only ticket there is. */
    final List<String> remarks() {
        return stage.desk.remarks(key()).stream().map(Remark::text).toList();
    }

    /** What the desk was told when the last ticket was made. */
    final String askedOfTheDesk() {
        var made = stage.desk.journal().last(stage.desk.creating()).orElseThrow();
        return made.call().body().text();
    }

    /** What the requester was told since he was shown his ticket. */
    static List<String> afterTheCard(Talk talk) {
        return talk.heard().stream().skip(1).map(Heard::text).toList();
    }
}

package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A messenger with one talk, which holds what is said there and does nothing by itself. */
final class PaperMessenger {

    private final List<Heard> heard = new ArrayList<>();
    private int ids;
    private int presses;

    Messenger played() {
        return Paper.as(Messenger.class, this);
    }

    /** The hub says something to the requester. */
    void hubSays(String words, List<String> buttons, PlayFile... files) {
        heard.add(new Heard(Integer.toString(++ids), words, buttons, List.of(files), Instant.EPOCH));
    }

    /** What the hub said; may be changed. */
    List<Heard> heard() {
        return heard;
    }

    int presses() {
        return presses;
    }

    Talk asks(String words, PlayFile... files) {
        return Paper.as(Talk.class, this);
    }

    List<Heard> agentsHear() {
        return List.of();
    }

    String says(String words, PlayFile... files) {
        return Integer.toString(++ids);
    }

    void presses(Heard message, String button) {
        presses++;
    }
}

package deskbridge.demo.chaos;

import deskbridge.emulator.play.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as its people know it: what was said, in order. Each saying has a word of its own that no other text holds. */
final class Conversation {

    private final Talk talk;
    private final String word;
    private final List<String> said = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private @Nullable String ticket;
    private boolean finished;
    private int stars;

    Conversation(Talk talk, String word) {
        this.talk = talk;
        this.word = word;
    }

    Talk talk() {
        return talk;
    }

    /** The word of the request itself. */
    String word() {
        return word;
    }

    /** Key of its ticket, once somebody has seen it. */
    Optional<String> ticket() {
        return Optional.ofNullable(ticket);
    }

    void ticket(String key) {
        ticket = key;
    }

    /** The next thing that the requester says. */
    String nextSaying() {
        said.add("«%s-s%d»".formatted(word, said.size() + 1));
        return said.getLast();
    }

    /** The next thing that an agent says to the requester. */
    String nextAnswer() {
        answered.add("«%s-a%d»".formatted(word, answered.size() + 1));
        return answered.getLast();
    }

    /** The next thing that an agent says to his colleagues only. */
    String nextSecret() {
        secrets.add("«%s-i%d»".formatted(word, secrets.size() + 1));
        return secrets.getLast();
    }

    List<String> said() {
        return said;
    }

    List<String> answered() {
        return answered;
    }

    List<String> secrets() {
        return secrets;
    }

    boolean isFinished() {
        return finished;
    }

    void finished() {
        finished = true;
    }

    /** What the requester gave; 0 as long as he gave nothing. */
    int stars() {
        return stars;
    }

    void stars(int given) {
        stars = given;
    }
}

package deskbridge.demo.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * One conversation as its people know it: what was said, in order. Each saying has a word of its own that no other text holds.
 */
final class Talk {

    private final long request;
    private final String word;
    private final List<String> said = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();

    /** @param request id of the message that began it */
    Talk(long request, String word) {
        this.request = request;
        this.word = word;
    }

    long request() {
        return request;
    }

    /** The word of the request itself. */
    String word() {
        return word;
    }

    /** The next thing that a person says in the thread. */
    String nextSaying() {
        said.add("<%s-s%d>".formatted(word, said.size() + 1));
        return said.getLast();
    }

    /** The next thing that an agent says in the ticket. */
    String nextAnswer() {
        answered.add("<%s-a%d>".formatted(word, answered.size() + 1));
        return answered.getLast();
    }

    List<String> said() {
        return said;
    }

    List<String> answered() {
        return answered;
    }
}

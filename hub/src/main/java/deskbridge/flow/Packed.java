package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words packed into one line, as buttons and forms carry them. Any characters are safe within a word: ids are opaque here.
 *
 * @param words in order; never empty
 */
record Packed(List<String> words) {

    private static final String SEPARATOR = "|";

    Packed {
        words = List.copyOf(words);
    }

    static Packed of(String... words) {
        return new Packed(List.of(words));
    }

    Packed and(List<String> more) {
        var all = new ArrayList<>(words);
        all.addAll(more);
        return new Packed(all);
    }

    Packed and(Place place) {
        String flags = (place.inThread() ? "t" : "") + (place.direct() ? "d" : "");
        return and(List.of(place.chat().id(), place.thread().id(), flags));
    }

    String text() {
        return words.stream()
                .map(word -> word.replace("%", "%25").replace(SEPARATOR, "%7C"))
                .collect(Collectors.joining(SEPARATOR));
    }

    static Packed read(String text) {
        return new Packed(Arrays.stream(text.split("\\|", -1))
                .map(word -> word.replace("%7C", SEPARATOR).replace("%25", "%"))
                .toList());
    }

    /** @throws IllegalArgumentException when there are fewer words: the text was not packed by us */
    String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("Only " + words.size() + " words");
        }
        return words.get(index);
    }

    /** The words from there to the end; empty when there are none. */
    List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    /** The place whose words begin there. */
    Place place(ConnectionId channel, int index) {
        String flags = word(index + 2);
        return new Place(
                new ChatRef(channel, word(index)),
                new ThreadRef(channel, word(index + 1)),
                flags.contains("t"),
                flags.contains("d"));
    }
}

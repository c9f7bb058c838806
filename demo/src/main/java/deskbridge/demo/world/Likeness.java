package deskbridge.demo.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what was written on one side with what arrived on the other, past markup, mentions and added names. */
final class Likeness {
    private static final Pattern MENTION = Pattern.compile("@[\\w.-]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int ENOUGH = 120;

    private Likeness() {}

    /**
     * What the comparison found.
     *
     * @param arrived ids of originals that have a copy
     * @param missing ids of originals without a copy
     * @param doubled how many copies there are too many
     */
    record Result(Set<Long> arrived, Set<Long> missing, int doubled) {
        Result {
            arrived = Set.copyOf(arrived);
            missing = Set.copyOf(missing);
        }
    }

    /** Pairs originals with copies, the longest first, so that a short text does not take the copy of a longer one. */
    static Result compare(List<Words> originals, List<Words> copies) {
        List<Words> left = new ArrayList<>(copies);
        Set<Long> arrived = new HashSet<>();
        Set<Long> missing = new HashSet<>();
        List<Words> found = new ArrayList<>();
        List<Words> ordered = originals.stream()
                .filter(original -> !needle(original).isEmpty())
                .sorted(Comparator.comparingInt(
                                (Words original) -> needle(original).length())
                        .reversed())
                .toList();
        for (Words original : ordered) {
            String needle = needle(original);
            Words copy = left.stream()
                    .filter(candidate -> haystack(candidate).contains(needle))
                    .min(Comparator.comparingInt(
                            candidate -> haystack(candidate).length()))
                    .orElse(null);
            if (copy == null) {
                missing.add(original.id());
            } else {
                left.remove(copy);
                arrived.add(original.id());
                found.add(copy);
            }
        }
        Set<String> taken = new HashSet<>();
        found.forEach(copy -> taken.add(haystack(copy)));
        int doubled = (int)
                left.stream().filter(copy -> taken.contains(haystack(copy))).count();
        return new Result(arrived, missing, doubled);
    }

    private static String needle(Words original) {
        String text = plain(original.text());
        List<String> files = original.files();
        String wanted = text.isEmpty() ? plain(files.isEmpty() ? "" : files.getFirst()) : text;
        return wanted.length() > ENOUGH ? wanted.substring(0, ENOUGH) : wanted;
    }

    private static String haystack(Words copy) {
        return plain(copy.text() + " " + String.join(" ", copy.files()));
    }

    private static String plain(String text) {
        return NO_LETTER
                .matcher(MENTION.matcher(text).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}

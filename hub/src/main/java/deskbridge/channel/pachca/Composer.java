package deskbridge.channel.pachca;

import deskbridge.domain.Button;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a message into Pachca's words and within its limits. */
final class Composer {

    /** Bytes of a message (Pachca docs, limits; incoming webhooks name the unit). */
    static final int LONGEST_TEXT = 40_000;

    private static final int LONGEST_LABEL = 255;
    private static final int BUTTONS_IN_A_ROW = 8;
    private static final int ROWS = 32;
    private static final int BUTTONS = 100;
    private static final Pattern MENTION = Pattern.compile("<@([0-9]{1,19})>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final People people;

    Composer(People people) {
        this.people = people;
    }

    /**
     * What is sent.
     *
     * @param parts texts of the messages, at least one
     * @param buttons under the last of them
     * @param nicknames by user id, of those who are called
     */
    record Draft(List<String> parts, List<List<ButtonJson>> buttons, Map<String, String> nicknames) {
        Draft {
            parts = List.copyOf(parts);
            buttons = List.copyOf(buttons);
            nicknames = Map.copyOf(nicknames);
        }

        boolean isLast(int part) {
            return part == parts.size() - 1;
        }

        List<List<ButtonJson>> buttonsOf(int part) {
            return isLast(part) ? buttons : List.of();
        }

        /** Whether this is what the API shows of a part that was sent; a note about files may follow the last one. */
        boolean isPart(int part, MessageJson found) {
            var wanted = comparable(MENTION.matcher(parts.get(part)).replaceAll(this::nickname));
            var there = comparable(found.text());
            boolean same = there.equals(wanted) || (isLast(part) && there.startsWith(wanted + " " + Attaching.NOTE));
            return same && buttonsOf(part).equals(found.buttonRows());
        }

        private String nickname(MatchResult mention) {
            return nicknames.containsKey(mention.group(1))
                    ? Matcher.quoteReplacement("@" + nicknames.get(mention.group(1)))
                    : Matcher.quoteReplacement(mention.group());
        }
    }

    Draft compose(RichText text, List<List<Button>> buttons) throws CallFailed {
        var called = new HashMap<Person, UserJson>();
        var nicknames = new HashMap<String, String>();
        for (Person person : text.mentioned()) {
            people.counterpart(person).ifPresent(user -> {
                called.put(person, user);
                if (user.nickname() != null) {
                    nicknames.put(Long.toString(user.id()), user.nickname());
                }
            });
        }
        return new Draft(DialectWriter.write(text, called, LONGEST_TEXT), rows(buttons), nicknames);
    }

    private static String comparable(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Rows that are too long go on in the next one; what is beyond all limits is left out. */
    private static List<List<ButtonJson>> rows(List<List<Button>> buttons) {
        var rows = new ArrayList<List<ButtonJson>>();
        int count = 0;
        for (List<Button> row : buttons) {
            var current = new ArrayList<ButtonJson>();
            for (Button button : row) {
                if (current.size() == BUTTONS_IN_A_ROW) {
                    rows.add(List.copyOf(current));
                    current.clear();
                }
                if (count++ < BUTTONS) {
                    current.add(new ButtonJson(Trim.to(LONGEST_LABEL, button.text()), button.url(), button.action()));
                }
            }
            if (!current.isEmpty()) {
                rows.add(List.copyOf(current));
            }
        }
        return rows.size() <= ROWS ? rows : rows.subList(0, ROWS);
    }
}

package deskbridge.channel.telegram;

import deskbridge.channel.telegram.KeyboardJson.ButtonJson;
import deskbridge.domain.Button;
import deskbridge.domain.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts buttons into Telegram's form and limits (facts: telegram §6). */
final class Keyboards {

    private static final Logger log = LoggerFactory.getLogger(Keyboards.class);

    /** Bytes of UTF-8. */
    private static final int LONGEST_DATA = 64;

    private static final int IN_A_ROW = 8;
    private static final int IN_ALL = 100;

    private Keyboards() {}

    /**
     * The keyboard of a message; null for none.
     *
     * @param direct true in the chat with one person: nobody can be asked for his card elsewhere
     */
    static @Nullable KeyboardJson of(OutgoingMessage message, boolean direct) {
        var rows = rows(message.buttons());
        if (!rows.isEmpty()) {
            return KeyboardJson.inline(rows);
        }
        var label = message.contactButton();
        return label == null || !direct ? null : KeyboardJson.contact(label);
    }

    /** The same without links, which may be the reason of a refusal; null when nothing is left. */
    static @Nullable KeyboardJson withoutLinks(KeyboardJson keyboard) {
        var rows = keyboard.inlineKeyboard();
        if (rows == null) {
            return null;
        }
        var left = rows.stream()
                .map(row -> row.stream().filter(button -> button.url() == null).toList())
                .filter(row -> !row.isEmpty())
                .toList();
        return left.isEmpty() || left.equals(rows) ? null : KeyboardJson.inline(left);
    }

    /** What the links of a keyboard say, a line for each; empty when there are none. */
    static String links(KeyboardJson keyboard) {
        var rows = keyboard.inlineKeyboard();
        return rows == null
                ? ""
                : rows.stream()
                        .flatMap(List::stream)
                        .filter(button -> button.url() != null)
                        .map(button -> button.text() + ": " + button.url())
                        .collect(Collectors.joining("\n"));
    }

    private static List<List<ButtonJson>> rows(List<List<Button>> buttons) {
        var rows = new ArrayList<List<ButtonJson>>();
        int left = IN_ALL;
        for (List<Button> row : buttons) {
            var fitting = row.stream().filter(Keyboards::fits).limit(left).toList();
            left -= fitting.size();
            for (int from = 0; from < fitting.size(); from += IN_A_ROW) {
                rows.add(fitting.subList(from, Math.min(from + IN_A_ROW, fitting.size())).stream()
                        .map(button -> new ButtonJson(button.text(), button.action(), button.url()))
                        .toList());
            }
        }
        return List.copyOf(rows);
    }

    /** One button that is too much would make the whole message fail. */
    private static boolean fits(Button button) {
        var action = button.action();
        boolean fits = action == null || action.getBytes(StandardCharsets.UTF_8).length <= LONGEST_DATA;
        if (!fits) {
            log.error("The button '{}' is left out: its data has more than {} bytes", button.text(), LONGEST_DATA);
        }
        return fits;
    }
}

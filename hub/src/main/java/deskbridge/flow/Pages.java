package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Buttons for more things than fit under one message: a page at a time, turned in its place. */
final class Pages {

    private final int size;
    private final Texts texts;

    /** @param size things a page */
    Pages(int size, Texts texts) {
        this.size = size;
        this.texts = texts;
    }

    /**
     * A page of them, one below the other.
     *
     * @param page from 1; one that is not there is taken for the nearest that is
     * @param button of one of them
     * @param turn shows another page
     */
    <T> List<List<Button>> of(List<T> all, int page, Function<T, Button> button, IntFunction<Action> turn) {
        int last = Math.max(1, Math.ceilDiv(all.size(), size));
        int now = Math.clamp(page, 1, last);
        var rows = new ArrayList<List<Button>>();
        all.stream().skip((now - 1L) * size).limit(size).forEach(it -> rows.add(List.of(button.apply(it))));
        var leaves = new ArrayList<Button>();
        if (now > 1) {
            leaves.add(Button.press(texts.get("pages.back"), turn.apply(now - 1).data()));
        }
        if (now < last) {
            leaves.add(Button.press(texts.get("pages.more"), turn.apply(now + 1).data()));
        }
        if (!leaves.isEmpty()) {
            rows.add(leaves);
        }
        return rows;
    }
}

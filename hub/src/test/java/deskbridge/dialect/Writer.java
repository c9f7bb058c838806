package deskbridge.dialect;

import deskbridge.emulator.telegram.TelegramEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes whole texts in a dialect. Each begins with its number, so that none is blank; the same seed writes the same text. */
final class Writer {

    /** One text of this many is as long as can be: 50,000 characters in a desk. */
    private static final int LONGEST = 500;

    /** One of this many is as long as what people paste. */
    private static final int LONG = 10;

    /** One paragraph of this many begins with a word that no message holds. */
    private static final int ENDLESS = 200;

    private final Dialect dialect;
    private final RandomGenerator random;
    private final StringBuilder written = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private final List<TelegramEntity> marks = new ArrayList<>();

    private Writer(Dialect dialect, RandomGenerator random) {
        this.dialect = dialect;
        this.random = random;
    }

    static Sample text(Dialect dialect, long seed) {
        return new Writer(dialect, new SplittableRandom(seed)).text(seed);
    }

    private Sample text(long seed) {
        int wanted = wanted();
        paragraph(dialect.words("текст " + seed));
        while (written.length() < wanted) {
            int before = written.length();
            int shownBefore = shown.length();
            int marksBefore = marks.size();
            if (random.nextInt(3) == 0) {
                add(dialect.block(random));
                separate();
            } else if (random.nextInt(ENDLESS) == 0) {
                paragraph(dialect.words("без" + "конца".repeat(random.nextInt(2_000))));
            } else {
                paragraph(dialect.words(Phrases.any(random)));
            }
            if (written.length() > dialect.most()) {
                written.setLength(before);
                shown.setLength(shownBefore);
                marks.subList(marksBefore, marks.size()).clear();
                break;
            }
        }
        String text = written.toString().stripTrailing();
        return new Sample(text, shown.toString(), within(text.length()));
    }

    private int wanted() {
        if (random.nextInt(LONGEST) == 0) {
            return dialect.most();
        }
        return random.nextInt(random.nextInt(LONG) == 0 ? 2_000 : 300);
    }

    private List<TelegramEntity> within(int end) {
        return marks.stream()
                .filter(mark -> mark.offset() < end && mark.length() > 0)
                .map(mark -> new TelegramEntity(
                        mark.type(), mark.offset(), Math.min(mark.length(), end - mark.offset()), mark.argument()))
                .toList();
    }

    private void paragraph(Sample first) {
        written.append(dialect.paragraphStart());
        add(first);
        for (int i = random.nextInt(5); i > 0; i--) {
            add(Sample.plain(" "));
            add(random.nextBoolean() ? dialect.marked(random) : dialect.words(Phrases.any(random)));
        }
        separate();
    }

    private void separate() {
        written.append(dialect.paragraphEnd());
        shown.append('\n');
    }

    private void add(Sample sample) {
        for (TelegramEntity mark : sample.marks()) {
            marks.add(
                    new TelegramEntity(mark.type(), written.length() + mark.offset(), mark.length(), mark.argument()));
        }
        written.append(sample.written());
        shown.append(sample.shown());
    }
}

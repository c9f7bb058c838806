package deskbridge.channel.telegram;

import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads Telegram's way of formatting: a text with marked stretches. Never fails: marks that make no sense are left out. What the
 * neutral text does not know, such as underlined or hidden words, stays plain.
 */
final class MarksReader {

    private static final Set<String> QUOTES = Set.of("blockquote", "expandable_blockquote");
    /** How stretches nest, outermost first. */
    private enum Level {
        LEADING("text_link|url|text_mention"),
        BOLD("bold"),
        ITALIC("italic"),
        STRIKE("strikethrough"),
        CODE("code");

        private final Pattern types;

        Level(String types) {
            this.types = Pattern.compile(types);
        }

        boolean has(EntityJson mark) {
            return types.matcher(mark.kind()).matches();
        }

        Level deeper() {
            return switch (this) {
                case LEADING -> BOLD;
                case BOLD -> ITALIC;
                case ITALIC -> STRIKE;
                case STRIKE, CODE -> CODE;
            };
        }
    }

    private final String text;
    private final List<EntityJson> marks;
    private final Function<UserJson, Person> people;

    private MarksReader(String text, List<EntityJson> marks, Function<UserJson, Person> people) {
        this.text = text;
        this.marks = marks;
        this.people = people;
    }

    /**
     * Reads a text.
     *
     * @param text as it came
     * @param marks over it, in any order
     * @param people how accounts are named
     */
    static RichText read(String text, List<EntityJson> marks, Function<UserJson, Person> people) {
        var sensible = marks.stream()
                .filter(mark -> mark.offset() >= 0 && mark.length() > 0 && mark.offset() < text.length())
                .map(mark ->
                        mark.over(mark.offset(), (int) Math.min(text.length(), (long) mark.offset() + mark.length())))
                .filter(mark -> !cutsCharacter(text, mark.offset()) && !cutsCharacter(text, mark.end()))
                .sorted(Comparator.comparingInt(EntityJson::offset).thenComparingInt(mark -> -mark.length()))
                .toList();
        return new RichText(new MarksReader(Scrubbed.sameLength(text), sensible, people).blocks(0, text.length(), 0));
    }

    private static boolean cutsCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** @param known how many of the marks, in order, are outside of what is read here */
    private List<Block> blocks(int from, int to, int known) {
        var blocks = new ArrayList<Block>();
        int at = from;
        for (int i = known; i < marks.size(); i++) {
            var mark = marks.get(i);
            boolean quote = QUOTES.contains(mark.kind());
            if ((!quote && !mark.kind().equals("pre")) || mark.offset() < at || mark.end() > to) {
                continue;
            }
            paragraphs(at, mark.offset(), blocks);
            if (quote) {
                var quoted = blocks(mark.offset(), mark.end(), i + 1);
                if (!quoted.isEmpty()) {
                    blocks.add(new Quote(quoted));
                }
            } else {
                var code = text.substring(mark.offset(), mark.end()).replaceFirst("\\n+$", "");
                blocks.add(new CodeBlock(mark.language() == null ? "" : mark.language(), code));
            }
            at = mark.end();
        }
        paragraphs(at, to, blocks);
        return blocks;
    }

    private void paragraphs(int from, int to, List<Block> blocks) {
        var content = new ArrayList<Inline>();
        int start = from;
        while (start <= to) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 || newLine > to ? to : newLine;
            if (!text.substring(start, end).isBlank()) {
                if (!content.isEmpty()) {
                    content.add(new Break());
                }
                inlines(Level.LEADING, start, end, content);
            } else if (!content.isEmpty() && end < to) {
                blocks.add(new Paragraph(content));
                content.clear();
            }
            start = end + 1;
        }
        if (!content.isEmpty()) {
            blocks.add(new Paragraph(content));
        }
    }

    private void inlines(Level level, int from, int to, List<Inline> into) {
        int at = from;
        for (EntityJson mark : marks) {
            int start = Math.max(mark.offset(), at);
            int end = Math.min(mark.end(), to);
            if (!level.has(mark) || start >= end) {
                continue;
            }
            deeper(level, at, start, into);
            into.add(marked(level, mark, start, end));
            at = end;
        }
        deeper(level, at, to, into);
    }

    private void deeper(Level level, int from, int to, List<Inline> into) {
        if (from >= to) {
            return;
        }
        if (level == Level.CODE) {
            into.add(new Plain(text.substring(from, to)));
        } else {
            inlines(level.deeper(), from, to, into);
        }
    }

    private Inline marked(Level level, EntityJson mark, int from, int to) {
        var words = text.substring(from, to);
        if (level == Level.CODE) {
            return new Code(words);
        }
        var user = mark.user();
        if (mark.kind().equals("text_mention") && user != null) {
            return new Mention(words.startsWith("@") ? words.substring(1) : words, people.apply(user.account()));
        }
        var content = new ArrayList<Inline>();
        deeper(level, from, to, content);
        return switch (level) {
            case LEADING -> new Link(address(mark, words), content);
            case BOLD -> new Bold(content);
            case ITALIC -> new Italic(content);
            case STRIKE, CODE -> new Strike(content);
        };
    }

    /** People write addresses without their beginning. */
    private static String address(EntityJson mark, String words) {
        if (mark.url() != null) {
            return mark.url();
        }
        return words.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? words : "http://" + words;
    }
}

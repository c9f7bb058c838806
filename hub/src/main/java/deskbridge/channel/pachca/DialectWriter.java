package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Piece.Fenced;
import deskbridge.channel.pachca.Piece.LineEnd;
import deskbridge.channel.pachca.Piece.Space;
import deskbridge.channel.pachca.Piece.Style;
import deskbridge.channel.pachca.Piece.Word;
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
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes Pachca's dialect. What it does not know, lists and quotes, is written as lines that read well as they are. There is no
 * way to escape its marks (Pachca docs, message formatting), so plain words go out as they were written.
 */
final class DialectWriter {

    private static final Pattern TOKEN = Pattern.compile("\\n|[^\\S\\n]+|\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

    /** What is longer cannot be kept whole in one message for sure. */
    private static final int LONGEST_WORD = 2_000;

    private static final String INDENT = "   ";

    private final Map<Person, UserJson> called;
    private final List<Piece> pieces = new ArrayList<>();
    private final EnumSet<Style> styles = EnumSet.noneOf(Style.class);
    private String prefix = "";

    private DialectWriter(Map<Person, UserJson> called) {
        this.called = called;
    }

    /**
     * Writes a text as one or more messages.
     *
     * @param called those of the people named in it who are users here; all others are plain text
     * @param most bytes of one message in UTF-8
     * @return at least one part; none is empty unless the text is
     */
    static List<String> write(RichText text, Map<Person, UserJson> called, int most) {
        var writer = new DialectWriter(called);
        writer.blocks(text.blocks(), true);
        return new Splitter(most).split(writer.pieces);
    }

    private void blocks(List<Block> blocks, boolean apart) {
        boolean first = true;
        for (Block block : blocks) {
            if (!first) {
                newLine();
                if (apart) {
                    newLine();
                }
            }
            block(block);
            first = false;
        }
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph paragraph -> inlines(paragraph.content());
            case CodeBlock code -> fenced(code);
            case Quote quote -> {
                var outside = prefix;
                pieces.add(new Word(">", styles));
                pieces.add(new Space(" "));
                prefix = outside + "> ";
                blocks(quote.blocks(), true);
                prefix = outside;
            }
            case Listing list -> listing(list);
        }
    }

    /** A fence is one only on a line of its own, quoted or not. */
    private void fenced(CodeBlock code) {
        if (!pieces.isEmpty()) {
            if (pieces.getLast() instanceof LineEnd) {
                pieces.removeLast();
            }
            pieces.add(new LineEnd(""));
        }
        var language = code.language().replaceAll("[^\\p{L}\\p{N}+#._-]", "");
        var text = Defusing.code(Scrubbed.of(code.text())).replace("```", "``" + Defusing.NO_WIDTH + "`");
        pieces.add(new Fenced(language, text.lines().toList()));
    }

    private void listing(Listing list) {
        var outside = prefix;
        int number = 1;
        for (RichText.Item item : list.items()) {
            if (number > 1) {
                newLine();
            }
            pieces.add(new Word(list.ordered() ? number + "." : "•", styles));
            pieces.add(new Space(" "));
            prefix = outside + INDENT;
            blocks(item.blocks(), false);
            prefix = outside;
            number++;
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Plain plain -> words(plain.text());
                case Break ignored -> newLine();
                case Bold bold -> styled(Style.BOLD, bold.content());
                case Italic italic -> styled(Style.ITALIC, italic.content());
                case Strike strike -> styled(Style.STRIKE, strike.content());
                case Code code -> code(code.text());
                case Link link -> link(link);
                case Mention mention -> mention(mention);
            }
        }
    }

    private void styled(Style style, List<Inline> content) {
        boolean added = styles.add(style);
        inlines(content);
        if (added) {
            styles.remove(style);
        }
    }

    private void words(String text) {
        var token = TOKEN.matcher(Scrubbed.of(text).replace("\r\n", "\n").replace('\r', '\n'));
        while (token.find()) {
            var word = token.group();
            if (word.equals("\n")) {
                newLine();
            } else if (word.isBlank()) {
                pieces.add(new Space(word));
            } else {
                pieces.add(new Word(defused(word), styles));
            }
        }
    }

    private static String defused(String word) {
        return ADDRESS.matcher(word).matches() ? Defusing.address(word) : Defusing.words(word);
    }

    /** What holds a backtick cannot be fenced with backticks. */
    private void code(String text) {
        if (text.length() > LONGEST_WORD) {
            newLine();
            block(new CodeBlock("text", text));
            newLine();
        } else if (text.isBlank() || text.indexOf('`') >= 0 || text.indexOf('\n') >= 0) {
            words(text);
        } else {
            pieces.add(new Word("`" + Defusing.code(Scrubbed.of(text)) + "`", styles));
        }
    }

    private void link(Link link) {
        var words = RichText.line(link.content().toArray(Inline[]::new)).words().replaceAll("\\s+", " ");
        var url = Defusing.address(Scrubbed.of(link.url()).replaceAll("\\s", "%20"));
        if (words.length() + url.length() > LONGEST_WORD) {
            words(words + " ");
        }
        if (words.isBlank() || words.equals(link.url()) || words.length() + url.length() > LONGEST_WORD) {
            pieces.add(new Word(url, styles));
            return;
        }
        var label = Defusing.words(Scrubbed.of(words)).replace('[', '(').replace(']', ')');
        var target = url.replace("(", "%28").replace(")", "%29");
        pieces.add(new Word("[" + label + "](" + target + ")", styles));
    }

    private void mention(Mention mention) {
        var person = mention.person();
        var user = person == null ? null : called.get(person);
        if (user == null) {
            words("@" + mention.written());
        } else {
            pieces.add(new Word(Defusing.mention(user), styles));
        }
    }

    private void newLine() {
        pieces.add(new LineEnd(prefix));
    }
}

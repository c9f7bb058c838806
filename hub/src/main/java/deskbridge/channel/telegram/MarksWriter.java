package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a text with marks instead of markup: nothing in it needs escaping, so nothing anybody writes can make a message fail. Lists
 * are lines that read well as they are.
 */
final class MarksWriter {

    private static final String INDENT = "   ";

    private enum Style {
        BOLD("bold"),
        ITALIC("italic"),
        STRIKE("strikethrough");

        private final String type;

        Style(String type) {
            this.type = type;
        }
    }

    private final ConnectionId connection;
    private final StringBuilder words = new StringBuilder();
    private final List<EntityJson> marks = new ArrayList<>();
    private final EnumSet<Style> styles = EnumSet.noneOf(Style.class);
    private @Nullable String url;
    private String indent = "";
    private boolean quoted;

    private MarksWriter(ConnectionId connection) {
        this.connection = connection;
    }

    /** @param connection whose people can be called */
    static Marked write(RichText text, ConnectionId connection) {
        var writer = new MarksWriter(connection);
        writer.blocks(text.blocks(), true);
        writer.marks.sort(Comparator.comparingInt(EntityJson::offset).thenComparingInt(mark -> -mark.length()));
        return new Marked(writer.words.toString(), writer.marks);
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
            case CodeBlock code -> {
                var language = code.language().replaceAll("[^A-Za-z0-9+#._-]", "");
                marked("pre", language.isEmpty() ? null : language, code.text());
            }
            case Quote quote -> quote(quote);
            case Listing list -> listing(list);
        }
    }

    /** A quote within a quote is no quote of its own (Bot API, formatting options). */
    private void quote(Quote quote) {
        if (quoted) {
            blocks(quote.blocks(), true);
            return;
        }
        quoted = true;
        int start = words.length();
        blocks(quote.blocks(), true);
        mark("blockquote", start, null, null, null);
        quoted = false;
    }

    private void listing(Listing list) {
        var outside = indent;
        int number = 1;
        for (RichText.Item item : list.items()) {
            if (number > 1) {
                newLine();
            }
            say((list.ordered() ? number + "." : "•") + " ");
            indent = outside + INDENT;
            blocks(item.blocks(), false);
            indent = outside;
            number++;
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Plain plain -> say(plain.text());
                case Break ignored -> newLine();
                case Bold bold -> styled(Style.BOLD, bold.content());
                case Italic italic -> styled(Style.ITALIC, italic.content());
                case Strike strike -> styled(Style.STRIKE, strike.content());
                case Code code -> marked("code", null, code.text());
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

    private void link(Link link) {
        var shown = RichText.line(link.content().toArray(Inline[]::new)).words();
        if (url != null) {
            inlines(link.content());
        } else if (shown.isBlank() || shown.equals(link.url())) {
            say(link.url());
        } else if (leadsSomewhere(link.url())) {
            url = link.url();
            inlines(link.content());
            url = null;
        } else {
            inlines(link.content());
            say(" (" + link.url() + ")");
        }
    }

    /** Other addresses are refused, and the message with them. */
    private static boolean leadsSomewhere(String address) {
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme();
            return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void mention(Mention mention) {
        var person = mention.person();
        if (person == null || !isSomebodyHere(person)) {
            say("@" + Uncalled.NO_WIDTH + mention.written());
            return;
        }
        int start = words.length();
        words.append(Scrubbed.sameLength("@" + mention.written()));
        var called = new EntityJson.Called(Long.parseLong(person.ref().id()), null, null, null, null);
        mark("text_mention", start, null, called, null);
    }

    /** Groups and channels that somebody hides behind have ids below zero and cannot be called. */
    private boolean isSomebodyHere(Person person) {
        return person.ref().connection().equals(connection)
                && ChatKey.of(person.ref()).isPrivate();
    }

    /** Code can hold no other marks (Bot API, formatting options). */
    private void marked(String type, @Nullable String language, String text) {
        int start = words.length();
        words.append(Scrubbed.sameLength(text.replace("\r\n", "\n").replace('\r', '\n')));
        mark(type, start, null, null, language);
    }

    private void newLine() {
        say("\n" + indent);
    }

    private void say(String text) {
        int start = words.length();
        words.append(Scrubbed.sameLength(
                Uncalled.words(words, text).replace("\r\n", "\n").replace('\r', '\n')));
        for (Style style : styles) {
            mark(style.type, start, null, null, null);
        }
        if (url != null) {
            mark("text_link", start, url, null, null);
        }
    }

    /** Marks all from there; goes on with the same mark where one just ended. */
    private void mark(
            String type,
            int start,
            @Nullable String address,
            EntityJson.@Nullable Called user,
            @Nullable String language) {
        if (words.length() == start) {
            return;
        }
        var mark = new EntityJson(type, start, words.length() - start, address, user, language);
        for (int i = marks.size() - 1; i >= 0; i--) {
            var last = marks.get(i);
            if (last.end() == start && last.over(start, words.length()).equals(mark) && !type.equals("pre")) {
                marks.set(i, last.over(last.offset(), words.length()));
                return;
            }
        }
        marks.add(mark);
    }
}

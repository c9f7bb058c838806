package deskbridge.domain;

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
import java.util.List;

/** Walks a {@link RichText} for its bare words and the people it names. */
final class PlainText {

    private final StringBuilder words = new StringBuilder();
    private final List<Person> people = new ArrayList<>();

    private PlainText() {}

    static String of(RichText text) {
        var walk = new PlainText();
        walk.blocks(text.blocks());
        return walk.words.toString().strip();
    }

    static List<Person> mentions(RichText text) {
        var walk = new PlainText();
        walk.blocks(text.blocks());
        return walk.people.stream().distinct().toList();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Paragraph paragraph -> inlines(paragraph.content());
                case Quote quote -> blocks(quote.blocks());
                case CodeBlock code -> words.append(code.text());
                case Listing list -> list.items().forEach(item -> blocks(item.blocks()));
            }
            words.append('\n');
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Plain plain -> words.append(plain.text());
                case Break ignored -> words.append('\n');
                case Bold bold -> inlines(bold.content());
                case Italic italic -> inlines(italic.content());
                case Strike strike -> inlines(strike.content());
                case Code code -> words.append(code.text());
                case Link link -> inlines(link.content());
                case Mention mention -> mention(mention);
            }
        }
    }

    private void mention(Mention mention) {
        words.append('@').append(mention.written());
        if (mention.person() != null) {
            people.add(mention.person());
        }
    }
}

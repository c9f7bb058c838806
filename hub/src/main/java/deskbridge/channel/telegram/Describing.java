package deskbridge.channel.telegram;

import deskbridge.channel.telegram.MessageJson.LocationJson;
import deskbridge.channel.telegram.MessageJson.OptionJson;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Plain;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts into words, in brackets, what is neither words nor a file. */
final class Describing {

    private final Texts texts;

    Describing(Texts texts) {
        this.texts = texts;
    }

    /** Empty when there is nothing of the kind. */
    RichText of(MessageJson message) {
        if (message.venue() != null && message.location() != null) {
            var where = Stream.of(message.venue().title(), message.venue().address())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            return place(texts.get("content.venue", where), message.location());
        }
        if (message.location() != null) {
            return place(texts.get("content.location"), message.location());
        }
        if (message.sticker() != null) {
            return said(texts.get("content.sticker", orNothing(message.sticker().emoji())));
        }
        if (message.contact() != null) {
            var contact = message.contact();
            var name = Stream.of(contact.firstName(), contact.lastName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            return said(texts.get("content.contact", name, orNothing(contact.phoneNumber())));
        }
        if (message.poll() != null) {
            var options = message.poll().options();
            var choices = (options == null ? List.<OptionJson>of() : options)
                    .stream().map(option -> orNothing(option.text())).collect(Collectors.joining(" / "));
            return said(texts.get("content.poll", orNothing(message.poll().question()), choices));
        }
        if (message.dice() != null) {
            return said(texts.get(
                    "content.dice",
                    orNothing(message.dice().emoji()),
                    Integer.toString(message.dice().value())));
        }
        return message.hasOddContent() ? said(texts.get("content.other")) : RichText.EMPTY;
    }

    /** Whose words a forwarded message brings. */
    RichText origin(OriginJson origin) {
        var name = origin.name();
        var line = name.isBlank() ? texts.get("content.forwarded") : texts.get("content.forwarded-from", name);
        return RichText.line(new Italic(List.of(new Plain(line))));
    }

    private static RichText said(String words) {
        return RichText.line(new Plain("[" + words.strip() + "]"));
    }

    private static RichText place(String words, LocationJson at) {
        var point = String.format(Locale.ROOT, "%.6f, %.6f", at.latitude(), at.longitude());
        var map =
                String.format(Locale.ROOT, "https://yandex.ru/maps/?pt=%.6f,%.6f&z=16", at.longitude(), at.latitude());
        var line = new ArrayList<Inline>();
        line.add(new Plain("[" + words.strip() + ": "));
        line.add(new Link(map, List.of(new Plain(point))));
        line.add(new Plain("]"));
        return RichText.line(line.toArray(Inline[]::new));
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}

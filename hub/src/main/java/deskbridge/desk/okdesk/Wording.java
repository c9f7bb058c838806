package deskbridge.desk.okdesk;

import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.TicketDraft;
import deskbridge.settings.Kind;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the hub writes around people's words. */
final class Wording {
    /** Begins every note about a file that could not be brought along. */
    private static final String NOTE = "📎 ";

    /** The last line of every description, in any language; see {@link Marks}. */
    private static final Pattern MARK = Pattern.compile(": [0-9a-f]{12}\\s*$");

    private final Texts texts;
    private final Texts channelNames;
    private final Map<ConnectionId, Kind> channels;
    private final ZoneId zone;

    Wording(Texts texts, OkdeskConfig config) {
        this.texts = texts;
        this.channelNames = Texts.beside(Kind.class, texts.language());
        this.channels = config.channels();
        this.zone = config.zone() == null ? ZoneOffset.ofHours(3) : config.zone();
    }

    /**
     * The description of a new ticket: who asks, a link to his message, his words, and a mark to find the ticket by.
     *
     * @param title the whole summary when the title had to be cut; empty otherwise
     * @param mark see {@link Marks}
     */
    RichText description(TicketDraft draft, String title, List<String> notes, String mark) {
        RichText head = new RichText(
                List.of(head(draft.requester().name(), draft.requester().ref().connection(), draft.sourceUrl(), "")));
        RichText named = title.isEmpty() ? head : head.then(RichText.line(new Bold(List.of(new Plain(title)))));
        return under(named.then(draft.description()), notes)
                .then(RichText.line(new Plain(texts.get("ticket.mark", mark))));
    }

    /** True for the words of a description that the hub wrote. */
    boolean isMarked(String words) {
        return MARK.matcher(words).find();
    }

    /**
     * A comment for a chat message.
     *
     * @param byHimself true when Okdesk itself names the author
     * @param edited true when these words take the place of others
     */
    RichText comment(CommentWords words, boolean byHimself, boolean late, boolean edited) {
        List<String> remarks = new ArrayList<>();
        if (late) {
            remarks.add(texts.get("comment.late", time(words.at())));
        }
        if (edited && !words.removed()) {
            remarks.add(texts.get("comment.edited"));
        }
        RichText said = words.removed()
                ? RichText.line(new Italic(List.of(new Plain(texts.get("comment.removed")))))
                : words.text();
        String remark = String.join(", ", remarks);
        if (byHimself) {
            return remark.isEmpty()
                    ? said
                    : RichText.line(new Italic(List.of(new Plain("(" + remark + ")"))))
                            .then(said);
        }
        Paragraph head = head(words.author().name(), words.source().connection(), words.url(), remark);
        return new RichText(List.of(head)).then(said);
    }

    /** A word along with a step, in the name of who pressed. */
    RichText step(Person actor, RichText words) {
        return new RichText(List.of(head(actor.name(), actor.ref().connection(), null, ""))).then(words);
    }

    /** The new words of a request: Okdesk keeps the old ones. */
    RichText changedRequest(TicketDraft draft, boolean byHimself) {
        String what = texts.get("request.changed");
        RichText head = byHimself
                ? RichText.line(new Bold(List.of(new Plain(what + ":"))))
                : new RichText(List.of(
                        head(draft.requester().name(), draft.requester().ref().connection(), draft.sourceUrl(), what)));
        return head.then(RichText.line(new Bold(List.of(new Plain(draft.summary())))))
                .then(draft.description());
    }

    /** A text with notes about files below it. */
    static RichText under(RichText text, List<String> notes) {
        RichText all = text;
        for (String note : notes) {
            all = all.then(RichText.line(new Plain(note)));
        }
        return all;
    }

    /** Bare words of a text without the notes below it. */
    static String withoutNotes(String words) {
        int note = words.indexOf(NOTE.strip());
        return note < 0 ? words : words.substring(0, note).strip();
    }

    String fileMissing(String name, String why) {
        return NOTE + texts.get("file.missing", name, why);
    }

    /** What a channel is called. */
    String channel(ConnectionId channel) {
        Kind told = channels.get(channel);
        Kind kind = told == null ? Kind.channelNamed(channel.name()) : told;
        return channelNames.get("channel." + kind.word());
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    private Paragraph head(String name, ConnectionId channel, @Nullable String url, String remark) {
        List<Inline> head = new ArrayList<>();
        head.add(new Bold(List.of(new Plain(name))));
        head.add(new Plain(" · "));
        Inline word = new Plain(channel(channel));
        head.add(url == null ? word : new Link(url, List.of(word)));
        head.add(new Plain(remark.isEmpty() ? ":" : " (" + remark + "):"));
        return new Paragraph(head);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern(texts.get("comment.time"), texts.language())
                .format(at.atZone(zone));
    }
}

package deskbridge.desk.yandextracker;

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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the hub writes around people's words. */
final class Wording {
    /** Begins every note about a file that could not be brought along. */
    static final String NOTE = "📎 ";

    private final Texts texts;
    private final Texts channelNames;
    private final ZoneId zone;
    private final @Nullable String tag;
    private final Map<ConnectionId, Kind> channels;

    Wording(Texts texts, TrackerConfig config) {
        this.texts = texts;
        this.channelNames = Texts.beside(Kind.class, texts.language());
        this.zone = config.zone();
        this.tag = config.tag();
        this.channels = config.channels();
    }

    /** What a channel is, by the settings or else by its name. */
    Kind kind(ConnectionId channel) {
        Kind told = channels.get(channel);
        return told == null ? Kind.channelNamed(channel.name()) : told;
    }

    /** The tag of tickets from a channel. */
    String tag(ConnectionId channel) {
        return tag == null ? tag(kind(channel)) : tag;
    }

    /** Every tag that tickets may have been given. */
    List<String> tags() {
        return tag == null ? Kind.channels().stream().map(this::tag).toList() : List.of(tag);
    }

    private String tag(Kind channel) {
        return channelNames.get("made-in." + channel.word());
    }

    /** The description of a new ticket: who asks, a link to his message, his words. */
    RichText description(TicketDraft draft, RichText words) {
        ConnectionId channel = draft.requester().ref().connection();
        return headed(head(draft.requester(), channel, draft.sourceUrl(), ""), words);
    }

    /** A comment for a chat message. */
    RichText comment(CommentWords words, boolean late) {
        String when = late ? texts.get("comment.late", time(words.at())) : "";
        Paragraph head = head(words.author(), words.source().connection(), words.url(), when);
        RichText said = words.removed()
                ? RichText.line(new Italic(List.of(new Plain(texts.get("comment.removed")))))
                : words.text();
        return headed(head, said);
    }

    /** A word along with a step, in the name of who pressed. */
    RichText step(Person actor, RichText words) {
        return headed(head(actor, actor.ref().connection(), null, ""), words);
    }

    /** The new words of a request whose description has been changed by agents meanwhile. */
    RichText changedRequest(TicketDraft draft) {
        ConnectionId channel = draft.requester().ref().connection();
        String what = texts.get("request.changed");
        return headed(head(draft.requester(), channel, draft.sourceUrl(), what), draft.description());
    }

    String fileMissing(String name, String why) {
        return NOTE + texts.get("file.missing", name, why);
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    private Paragraph head(Person author, ConnectionId channel, @Nullable String url, String remark) {
        List<Inline> head = new ArrayList<>();
        head.add(new Bold(List.of(new Plain(author.name()))));
        head.add(new Plain(" · "));
        var word = new Plain(channelNames.get("channel." + kind(channel).word()));
        head.add(url == null ? word : new Link(url, List.of(word)));
        head.add(new Plain(remark.isEmpty() ? ":" : " (" + remark + "):"));
        return new Paragraph(head);
    }

    private static RichText headed(Paragraph head, RichText words) {
        return new RichText(List.of(head)).then(words);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern(texts.get("comment.time"), texts.language())
                .format(at.atZone(zone));
    }
}

package deskbridge.desk.yandextracker;

import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.yandextracker.FileBringer.Brought;
import deskbridge.desk.yandextracker.yfm.YfmWriter;
import deskbridge.domain.CommentRef;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes comments. Tracker knows no key for writing once: after a lost answer the issue is searched for the very text. */
final class CommentWriter {
    private final ConnectionId connection;
    private final TrackerClient client;
    private final TrackerPeople people;
    private final Identities identities;
    private final Mentioned mentioned;
    private final FileBringer files;
    private final Wording wording;
    private final String internalMarker;

    CommentWriter(
            ConnectionId connection,
            TrackerClient client,
            TrackerPeople people,
            Identities identities,
            Mentioned mentioned,
            FileBringer files,
            Wording wording,
            String internalMarker) {
        this.connection = connection;
        this.client = client;
        this.people = people;
        this.identities = identities;
        this.mentioned = mentioned;
        this.files = files;
        this.wording = wording;
        this.internalMarker = internalMarker;
    }

    SendResult add(CommentWords words, String issue, SendContext context) throws TrackerFault {
        Mentioned.Users called = mentioned.in(words.text());
        String text = YfmWriter.write(wording.comment(words, context.redelivered()), called.logins());
        if (context.mayHaveHappened()) {
            Optional<CommentRef> earlier = earlier(issue, List.of(text, plainly(words, called)), context);
            if (earlier.isPresent()) {
                return new Sent(new Receipt.Commented(earlier.get()));
            }
        }
        Brought brought = words.removed() ? Brought.NOTHING : files.bring(words.files(), context);
        return post(issue, body(brought.under(text), called, brought.ids()));
    }

    /** The text of a first try, before a person put it back. */
    private String plainly(CommentWords words, Mentioned.Users called) {
        return YfmWriter.write(wording.comment(words, false), called.logins());
    }

    /** Tells agents something that requesters never see. */
    SendResult note(RichText note, String issue, SendContext context) throws TrackerFault {
        boolean startsPlainly = !note.blocks().isEmpty() && note.blocks().getFirst() instanceof RichText.Paragraph;
        String text = internalMarker + (startsPlainly ? " " : "\n\n") + YfmWriter.write(note, Map.of());
        return once(issue, text, context);
    }

    /** Writes a text of the hub's own. */
    SendResult say(RichText words, String issue, SendContext context) throws TrackerFault {
        Mentioned.Users called = mentioned.in(words);
        return once(issue, YfmWriter.write(words, called.logins()), context);
    }

    SendResult edit(CommentWords words, String issue, SendContext context) throws TrackerFault {
        Optional<CommentRef> written = context.commentFor(words.source());
        if (written.isEmpty()) {
            return words.removed() ? new Sent(new Receipt.Done()) : add(words, issue, context);
        }
        CommentId id = CommentId.of(written.get());
        Optional<CommentJson> standing = client.comment(id.issue(), id.comment());
        if (standing.isEmpty()) {
            return words.removed() ? new Sent(new Receipt.Done()) : add(words, issue, context);
        }
        Mentioned.Users called = mentioned.in(words.text());
        String text = YfmWriter.write(wording.comment(words, false), called.logins());
        Brought brought =
                words.removed() ? Brought.NOTHING : files.bring(fresh(words.files(), standing.get()), context);
        client.changeComment(id, body(brought.under(text), Mentioned.Users.NOBODY, brought.ids()));
        return new Sent(new Receipt.Commented(written.get()));
    }

    private SendResult once(String issue, String text, SendContext context) throws TrackerFault {
        if (context.mayHaveHappened()) {
            Optional<CommentRef> earlier = earlier(issue, List.of(text), context);
            if (earlier.isPresent()) {
                return new Sent(new Receipt.Commented(earlier.get()));
            }
        }
        return post(issue, body(text, Mentioned.Users.NOBODY, List.of()));
    }

    private SendResult post(String issue, Map<String, Object> body) throws TrackerFault {
        String identity = identities.of(issue);
        CommentJson written = client.addComment(identity, body);
        return new Sent(new Receipt.Commented(new CommentId(identity, written.idOrNothing()).ref(connection)));
    }

    /** The comment that an attempt made whose answer was lost: by our account, since then, these very words, not known yet. */
    private Optional<CommentRef> earlier(String issue, List<String> texts, SendContext context) throws TrackerFault {
        String identity = identities.of(issue);
        Instant since = context.earliestEffect();
        for (CommentJson comment : client.comments(identity, 0)) {
            Instant at = TrackerTimes.read(comment.createdAt()).orElse(Instant.EPOCH);
            boolean same = texts.stream().anyMatch(text -> FileBringer.isSame(comment.textOrNothing(), text));
            CommentRef ref = new CommentId(identity, comment.idOrNothing()).ref(connection);
            if (same && !at.isBefore(since) && people.isMe(comment.createdBy()) && !context.isRecorded(ref)) {
                return Optional.of(ref);
            }
        }
        return Optional.empty();
    }

    private static List<RemoteFile> fresh(List<RemoteFile> files, CommentJson standing) {
        Set<String> names = new HashSet<>();
        if (standing.attachments() != null) {
            standing.attachments().forEach(ref -> names.add(String.valueOf(ref.display())));
        }
        return files.stream().filter(file -> !names.contains(file.name())).toList();
    }

    private static Map<String, Object> body(String text, Mentioned.Users called, List<String> fileIds) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        if (!called.ids().isEmpty()) {
            body.put("summonees", called.ids());
        }
        if (!fileIds.isEmpty()) {
            body.put("attachmentIds", fileIds);
        }
        return body;
    }
}

package deskbridge.desk.yandextracker;

import deskbridge.desk.yandextracker.yfm.YfmDocument;
import deskbridge.domain.Comment;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns Tracker's comments into the hub's. */
final class CommentReader {
    private final ConnectionId connection;
    private final TrackerPeople people;
    private final String internalMarker;
    private final String siteUrl;

    CommentReader(ConnectionId connection, TrackerPeople people, String internalMarker, String siteUrl) {
        this.connection = connection;
        this.people = people;
        this.internalMarker = internalMarker;
        this.siteUrl = siteUrl;
    }

    /**
     * A comment as the hub knows comments. Robots' comments are relayed like people's: an automatic answer is meant to be read.
     *
     * @param issue inner id of the issue
     * @param files all files of the issue, by comment; see {@link CommentFiles}
     */
    Comment comment(String issue, CommentJson comment, CommentFiles files) throws TrackerFault {
        String text = comment.textOrNothing();
        return new Comment(
                new CommentId(issue, comment.idOrNothing()).ref(connection),
                people.person(comment.createdBy()),
                people.isMe(comment.createdBy()),
                isInternal(text),
                text(text),
                files.of(comment).stream()
                        .map(file -> remote(issue, file))
                        .flatMap(Optional::stream)
                        .toList(),
                TrackerTimes.read(comment.createdAt()).orElse(Instant.EPOCH),
                comment.version() + "/" + comment.updatedAt());
    }

    /** Whether a text is for agents only. */
    boolean isInternal(String text) {
        return text.stripLeading().startsWith(internalMarker);
    }

    private RichText text(String text) throws TrackerFault {
        YfmDocument document = YfmDocument.parse(text, siteUrl);
        Map<String, Person> known = new HashMap<>();
        List<String> logins = new ArrayList<>(document.logins());
        for (String login : logins) {
            people.withLogin(login).ifPresent(user -> known.put(login, people.person(user)));
        }
        return document.text(known);
    }

    private Optional<RemoteFile> remote(String issue, FileJson file) {
        String id = file.id();
        return id == null
                ? Optional.empty()
                : Optional.of(new FileAddress(issue, id, file.nameOrId()).remote(connection, file.bytes()));
    }
}

package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The people, places and tickets that the flow's tests speak of. */
final class Cast {

    static final ConnectionId CHANNEL = new ConnectionId("pachca");
    static final ConnectionId DESK = new ConnectionId("tracker");

    /** When the hub first ran; also when everything is said, unless a test says otherwise. */
    static final Instant START = Instant.parse("2025-03-03T09:00:00Z");

    static final Person ANNA = person("10", "Anna Petrova");
    static final Person BORIS = person("20", "Boris Volkov");
    static final Person CLARA = person("30", "Clara Weiss");
    static final Person ROBOT = new Person(new PersonRef(CHANNEL, "90"), "Some robot", null, null, true);

    /** Boris, as the desk knows him. */
    static final Person AGENT =
            new Person(new PersonRef(DESK, "boris"), "Boris Volkov", "boris@example.com", "boris", false);

    static final Status OPEN = new Status("open", "Open", Status.Kind.NEW);
    static final Status WORK = new Status("inProgress", "In progress", Status.Kind.IN_PROGRESS);
    static final Status REVIEW = new Status("review", "In review", Status.Kind.IN_PROGRESS);
    static final Status INFO = new Status("needInfo", "Need info", Status.Kind.NEEDS_INFO);
    static final Status PAUSE = new Status("paused", "Paused", Status.Kind.PAUSED);
    static final Status RESOLVED = new Status("resolved", "Resolved", Status.Kind.DONE);
    static final Status CLOSED = new Status("closed", "Closed", Status.Kind.DONE);

    private Cast() {}

    private static Person person(String id, String name) {
        String login = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
        return new Person(new PersonRef(CHANNEL, id), name, login + "@example.com", login, false);
    }

    /** The top level of the group chat, where this message stands. */
    static Place topLevel(String message) {
        return new Place(new ChatRef(CHANNEL, "7"), thread(message), false, false);
    }

    /** The thread that hangs off this message of the group chat. */
    static Place inThread(String root) {
        return new Place(new ChatRef(CHANNEL, "7"), thread(root), true, false);
    }

    /** Anna's direct chat with the hub, where this message stands. */
    static Place direct(String message) {
        return new Place(new ChatRef(CHANNEL, "8"), thread(message), false, true);
    }

    static ThreadRef thread(String root) {
        return new ThreadRef(CHANNEL, "t:" + root);
    }

    static MessageRef message(String id) {
        return new MessageRef(CHANNEL, id);
    }

    static ChatMessage said(String id, Person author, String text) {
        return said(id, author, RichText.plain(text));
    }

    static ChatMessage said(String id, Person author, RichText text) {
        return new ChatMessage(
                message(id), author, false, text, List.of(), START, null, false, "https://chat.example/" + id, null);
    }

    static ChatMessage at(Instant created, ChatMessage it) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                it.own(),
                it.text(),
                it.files(),
                created,
                it.editedAt(),
                it.deleted(),
                it.url(),
                it.replyTo());
    }

    static ChatMessage replying(String to, ChatMessage it) {
        return replying(message(to), it);
    }

    static ChatMessage replying(@Nullable MessageRef to, ChatMessage it) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                it.own(),
                it.text(),
                it.files(),
                it.createdAt(),
                it.editedAt(),
                it.deleted(),
                it.url(),
                to);
    }

    static ChatMessage edited(ChatMessage it, String text) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                it.own(),
                RichText.plain(text),
                it.files(),
                it.createdAt(),
                it.createdAt().plusSeconds(30),
                false,
                it.url(),
                it.replyTo());
    }

    static ChatMessage deleted(ChatMessage it) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                it.own(),
                RichText.EMPTY,
                List.of(),
                it.createdAt(),
                it.editedAt(),
                true,
                it.url(),
                it.replyTo());
    }

    /** Written with the account that the hub uses itself. */
    static ChatMessage own(ChatMessage it) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                true,
                it.text(),
                it.files(),
                it.createdAt(),
                it.editedAt(),
                it.deleted(),
                it.url(),
                it.replyTo());
    }

    static ChatMessage withFiles(ChatMessage it, String... names) {
        return new ChatMessage(
                it.ref(),
                it.author(),
                it.own(),
                it.text(),
                files(names),
                it.createdAt(),
                it.editedAt(),
                it.deleted(),
                it.url(),
                it.replyTo());
    }

    /** What the first button whose label holds this says when it is pressed. */
    static String action(OutgoingMessage shown, String label) {
        return shown.buttons().stream()
                .flatMap(List::stream)
                .filter(it -> it.text().contains(label))
                .map(Button::action)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    static List<RemoteFile> files(String... names) {
        return Arrays.stream(names)
                .map(name -> new RemoteFile(CHANNEL, "file:" + name, name, 100L))
                .toList();
    }

    static RichText mentioning(String before, Person person) {
        return RichText.line(
                new RichText.Plain(before + " "), new RichText.Mention(String.valueOf(person.login()), person));
    }

    static TicketRef ticketRef(String key) {
        return new TicketRef(DESK, key);
    }

    static Ticket ticket(Status status, Transition... steps) {
        return ticket("SD-1", status, null, steps);
    }

    static Ticket ticket(String key, Status status, @Nullable Person assignee, Transition... steps) {
        return new Ticket(
                ticketRef(key),
                "https://desk.example/" + key,
                "Printer is on fire",
                status,
                assignee,
                List.of(steps),
                START,
                START,
                null,
                null);
    }

    static Transition step(String id, Status to) {
        return new Transition(id, "Step " + id, to, List.of());
    }

    static CommentRef commentRef(String id) {
        return new CommentRef(DESK, id);
    }

    /** An agent's public comment, a minute after the start. */
    static Comment comment(String id, String text) {
        return new Comment(
                commentRef(id), AGENT, false, false, RichText.plain(text), List.of(), START.plusSeconds(60), text);
    }

    static Comment internal(Comment it) {
        return new Comment(it.ref(), it.author(), it.own(), true, it.text(), it.files(), it.createdAt(), it.version());
    }

    /** Written with the account that the hub uses itself. */
    static Comment own(Comment it) {
        return new Comment(
                it.ref(), it.author(), true, it.internal(), it.text(), it.files(), it.createdAt(), it.version());
    }

    static Comment at(Instant created, Comment it) {
        return new Comment(
                it.ref(), it.author(), it.own(), it.internal(), it.text(), it.files(), created, it.version());
    }
}

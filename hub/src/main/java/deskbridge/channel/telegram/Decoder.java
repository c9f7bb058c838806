package deskbridge.channel.telegram;

import deskbridge.channel.telegram.UpdateJson.MemberJson;
import deskbridge.channel.telegram.UpdateJson.PressJson;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ChatClosed;
import deskbridge.domain.Event.ContactShared;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Turns stored updates into events. Nothing can be read again in Telegram, so an update is all there is. */
final class Decoder {

    private final ConnectionId connection;
    private final Identity identity;
    private final Accounts accounts;
    private final Attached attached;
    private final Describing describing;
    private final Moves moves;
    private final InstantSource clock;

    Decoder(
            ConnectionId connection,
            Identity identity,
            Accounts accounts,
            Describing describing,
            Moves moves,
            InstantSource clock) {
        this.connection = connection;
        this.identity = identity;
        this.accounts = accounts;
        this.attached = new Attached(connection);
        this.describing = describing;
        this.moves = moves;
        this.clock = clock;
    }

    List<Event> decode(UpdateJson update) throws CallFailed {
        if (update.message() != null) {
            return written(update.message());
        }
        if (update.editedMessage() != null) {
            return written(update.editedMessage());
        }
        if (update.callbackQuery() != null) {
            return pressed(update.callbackQuery());
        }
        return update.myChatMember() == null ? List.of() : membership(update.myChatMember());
    }

    private List<Event> written(MessageJson message) throws CallFailed {
        var movedTo = message.migrateToChatId();
        if (movedTo != null) {
            moves.moved(message.chat().id(), movedTo);
            return List.of();
        }
        if (message.chat().isChannel()) {
            return List.of();
        }
        var contact = message.contact();
        if (contact != null && message.chat().isPrivate() && message.from() != null) {
            return List.of(shared(message, contact, message.from()));
        }
        var spoken = Spoken.of(message, this::botName);
        if (spoken.isEmpty()) {
            return List.of();
        }
        var seen = message(message, spoken.get());
        if (seen.text().isBlank() && seen.files().isEmpty()) {
            return List.of();
        }
        var root = seen.replyTo() == null ? seen.ref() : null;
        return List.of(new ThreadSeen(place(message), List.of(seen), root, seen.ref()));
    }

    private ChatMessage message(MessageJson message, Spoken spoken) {
        var text = MarksReader.read(spoken.text(), spoken.marks(), accounts::person)
                .then(describing.of(message));
        if (message.forwardOrigin() != null) {
            text = describing.origin(message.forwardOrigin()).then(text);
        }
        var author = accounts.author(message);
        var answered = message.repliesTo();
        return new ChatMessage(
                message.key().message(connection, message.messageId()),
                author,
                message.from() != null && identity.isOwn(message.from().id()),
                hasWords(message, text) ? text : RichText.EMPTY,
                attached.of(message),
                message.writtenAt(),
                message.editDate() == null ? null : Instant.ofEpochSecond(message.editDate()),
                false,
                MessageLink.of(message, page(), author.ref().id()),
                answered == null ? null : message.key().message(connection, answered));
    }

    /** The bot's page; what was said does not wait for it. */
    private String page() {
        try {
            return botName();
        } catch (CallFailed e) {
            return "";
        }
    }

    private String botName() throws CallFailed {
        return Objects.requireNonNullElse(identity.own().username(), "");
    }

    /** A forwarded message of nothing that we understand has nothing to say but where it comes from. */
    private boolean hasWords(MessageJson message, RichText text) {
        return !text.isBlank()
                && (!message.words().isBlank()
                        || !describing.of(message).isBlank()
                        || !attached.of(message).isEmpty());
    }

    /** Where a message stands. There are no threads: each message could begin a talk of its own. */
    private Place place(MessageJson message) {
        var key = message.key();
        return new Place(
                key.ref(connection),
                key.thread(connection, message.messageId()),
                false,
                message.chat().isPrivate());
    }

    private ContactShared shared(MessageJson message, ContactJson contact, UserJson from) {
        boolean own = contact.userId() != null && contact.userId() == from.id() && message.forwardOrigin() == null;
        return new ContactShared(
                place(message),
                message.key().message(connection, message.messageId()),
                accounts.person(from),
                own,
                Objects.requireNonNullElse(contact.phoneNumber(), ""),
                Objects.requireNonNullElse(contact.firstName(), ""),
                contact.lastName(),
                message.writtenAt());
    }

    /** When a button was pressed is not told (facts: telegram §7). */
    private List<Event> pressed(PressJson press) {
        var message = press.message();
        if (message == null || press.data() == null) {
            return List.of();
        }
        return List.of(new ButtonPressed(
                place(message),
                message.key().message(connection, message.messageId()),
                accounts.person(press.from()),
                press.data(),
                press.id(),
                clock.instant(),
                null));
    }

    private List<Event> membership(MemberJson member) {
        if (member.chat().isChannel()) {
            return List.of();
        }
        var key = new ChatKey(member.chat().id(), null);
        var place = new Place(
                key.ref(connection),
                key.thread(connection, 0),
                false,
                member.chat().isPrivate());
        boolean open = switch (member.now()) {
            case "kicked", "left" -> false;
            case "restricted" ->
                member.newChatMember() == null
                        || !Boolean.FALSE.equals(member.newChatMember().isMember());
            default -> true;
        };
        return List.of(
                new ChatClosed(place, accounts.person(member.from()), open, Instant.ofEpochSecond(member.date())));
    }
}

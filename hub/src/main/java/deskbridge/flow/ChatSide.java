package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What people say in a chat: requests begin, the talk goes on in the ticket, edits and deletions follow. */
final class ChatSide {

    private final Intake intake;
    private final Adoption adoption;
    private final LastWords lastWords;

    ChatSide(Intake intake, Adoption adoption, LastWords lastWords) {
        this.intake = intake;
        this.adoption = adoption;
        this.lastWords = lastWords;
    }

    Decision decide(ThreadSeen seen, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        if (deciding.conversation().isEmpty()) {
            knowledge
                    .adoptable()
                    .map(found -> found.orAskedBy(rootAuthor(seen)))
                    .ifPresent(found -> adoption.adopt(deciding, found, moment(seen, knowledge)));
        }
        for (ChatMessage message : seen.messages()) {
            if (message.own() && isOurs(message, deciding)) {
                continue;
            }
            if (message.own() && isPerhapsOurs(deciding)) {
                return Decision.hold("a message of our own account waits for its record");
            }
            if (!message.author().bot()) {
                judge(seen, message, deciding);
            }
            deciding.conversation().ifPresent(it -> deciding.become(it.heardUntil(message.createdAt())));
        }
        return deciding.done();
    }

    /** When what led here was said: the older bot has mirrored everything before. */
    private static Instant moment(ThreadSeen seen, Knowledge knowledge) {
        return seen.messages().stream()
                .filter(message -> message.ref().equals(seen.touched()))
                .map(message -> Objects.requireNonNullElse(message.editedAt(), message.createdAt()))
                .findFirst()
                .orElse(knowledge.now());
    }

    private static Optional<Person> rootAuthor(ThreadSeen seen) {
        return seen.messages().stream()
                .filter(message -> message.ref().equals(seen.root()))
                .map(ChatMessage::author)
                .filter(author -> !author.bot())
                .findFirst();
    }

    private static boolean isOurs(ChatMessage message, Deciding deciding) {
        return message.author().bot()
                || deciding.entryOf(message.ref())
                        .filter(entry -> entry.origin() != LedgerEntry.Origin.CHANNEL)
                        .isPresent();
    }

    private static boolean isPerhapsOurs(Deciding deciding) {
        return deciding.conversation()
                .filter(it -> deciding.knowledge().isMessageOnItsWay(it.id()))
                .isPresent();
    }

    private void judge(ThreadSeen seen, ChatMessage message, Deciding deciding) {
        if (deciding.conversation().isEmpty()) {
            // What our own account says outside of a conversation may be our own menu: answering it would never end.
            if (!message.own()) {
                intake.consider(seen, message, deciding);
            }
            return;
        }
        var known = deciding.entryOf(message.ref());
        if (known.isPresent()) {
            if (known.get().origin() == LedgerEntry.Origin.CHANNEL) {
                followUp(known.get(), message, deciding);
            }
        } else if (isNews(seen, message, deciding.current())
                && !intake.isForTheHub(seen.place(), message, deciding)
                && !lastWords.take(seen.place(), message, deciding)) {
            mirror(message, deciding);
        }
    }

    /** What is older than the conversation concerns it only when it is spoken of now. */
    private static boolean isNews(ThreadSeen seen, ChatMessage message, Conversation conversation) {
        boolean root = message.ref().equals(seen.root());
        boolean touched = message.ref().equals(seen.touched());
        return !root && !message.deleted() && (touched || !message.createdAt().isBefore(conversation.startedAt()));
    }

    static void mirror(ChatMessage message, Deciding deciding) {
        deciding.record(message, LedgerEntry.Origin.CHANNEL);
        // before the words: whoever is called by them follows the call at once
        deciding.grantAccess(message.text());
        deciding.toDesk(new Command.AddComment(words(message)));
        deciding.note("comment for " + message.ref());
    }

    static void followUp(LedgerEntry entry, ChatMessage message, Deciding deciding) {
        String fingerprint = Fingerprint.of(message);
        boolean request = message.ref().equals(deciding.current().request());
        if (message.deleted()) {
            if (!entry.gone()) {
                deciding.record(entry.deleted());
                var words = words(message);
                deciding.toDesk(request ? new Command.AddComment(words) : new Command.EditComment(words));
                deciding.note("deleted " + message.ref());
            }
        } else if (!fingerprint.equals(entry.fingerprint())) {
            deciding.record(entry.saying(fingerprint));
            if (request) {
                editRequest(message, deciding);
            } else {
                deciding.toDesk(new Command.EditComment(words(message)));
            }
            deciding.grantAccess(message.text());
            deciding.note("edited " + message.ref());
        }
    }

    private static void editRequest(ChatMessage message, Deciding deciding) {
        var before = Objects.requireNonNull(deciding.current().draft(), "A request in words has a draft");
        var now = Intake.redraft(before, deciding.current().place(), message);
        deciding.toDesk(new Command.EditTicket(before.description(), now, message.ref()));
        deciding.become(deciding.current().withDraft(now));
    }

    static CommentWords words(ChatMessage message) {
        return new CommentWords(
                message.ref(),
                message.author(),
                message.deleted() ? RichText.EMPTY : message.text(),
                message.files(),
                message.createdAt(),
                message.url(),
                message.deleted());
    }

    /** The thread in which a place's talk happens. */
    static Place threadOf(Place place) {
        return new Place(place.chat(), place.thread(), true, place.direct());
    }
}

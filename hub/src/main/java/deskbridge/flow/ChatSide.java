package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import java.util.List;

/** What people say in a chat: requests begin, the talk goes on in the ticket, edits and deletions follow. */
final class ChatSide {

    private final Intake intake;
    private final Adoption adoption;

    ChatSide(Intake intake, Adoption adoption) {
        this.intake = intake;
        this.adoption = adoption;
    }

    Decision decide(ThreadSeen seen, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        if (deciding.conversation().isEmpty()) {
            // The message that led here is the newest; everything before it was the older bot's.
            var from = seen.messages().isEmpty()
                    ? knowledge.now()
                    : seen.messages().getLast().createdAt();
            knowledge.adoptable().ifPresent(found -> adoption.adopt(deciding, found, from));
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
        boolean root = message.ref().equals(seen.root());
        if (deciding.conversation().isEmpty()) {
            intake.consider(seen.place(), message, root, deciding);
            return;
        }
        var known = deciding.entryOf(message.ref());
        if (known.isPresent()) {
            followUp(known.get(), message, deciding);
        } else if (!root && !message.deleted() && isNews(message, deciding.current())) {
            if (!intake.isCommand(seen.place(), message, deciding)) {
                mirror(message, deciding);
            }
        }
    }

    /** In an adopted conversation the older bot has mirrored what was said before. */
    private static boolean isNews(ChatMessage message, Conversation conversation) {
        return conversation.draft() != null || !message.createdAt().isBefore(conversation.startedAt());
    }

    private static void mirror(ChatMessage message, Deciding deciding) {
        deciding.record(new LedgerEntry(
                deciding.current().id(),
                LedgerEntry.Origin.CHANNEL,
                List.of(message.ref()),
                null,
                Fingerprint.of(message),
                true,
                false));
        deciding.toDesk(new Command.AddComment(words(message)));
        grantAccess(message, deciding);
        deciding.note("comment for " + message.ref());
    }

    private static void grantAccess(ChatMessage message, Deciding deciding) {
        var people = message.text().mentioned();
        if (!people.isEmpty()) {
            deciding.toDesk(new Command.GrantAccess(people));
        }
    }

    private static void followUp(LedgerEntry entry, ChatMessage message, Deciding deciding) {
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
            grantAccess(message, deciding);
            deciding.note("edited " + message.ref());
        }
    }

    private static void editRequest(ChatMessage message, Deciding deciding) {
        var before = deciding.current().draft();
        if (before == null) {
            deciding.toDesk(new Command.AddComment(words(message)));
            return;
        }
        var now = Intake.draft(deciding.current().place(), message, message.text());
        deciding.toDesk(new Command.EditTicket(before.description(), now, message.ref()));
        deciding.become(deciding.current().withDraft(now));
    }

    private static CommentWords words(ChatMessage message) {
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

package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Pending;
import deskbridge.domain.Place;
import java.util.Optional;

/**
 * What people say in chats without threads: a reply goes where the message it answers belongs, what replies to nothing is asked
 * about, and edits follow.
 */
final class ReplySide {

    private final FlowSettings settings;
    private final Bursts bursts;
    private final WordMenu menu;
    private final LastWords lastWords;
    private final Registration registration;
    private final StepTalk steps;
    private final AgentsRoom agents;

    ReplySide(
            FlowSettings settings,
            Bursts bursts,
            WordMenu menu,
            LastWords lastWords,
            Registration registration,
            StepTalk steps,
            AgentsRoom agents) {
        this.settings = settings;
        this.bursts = bursts;
        this.menu = menu;
        this.lastWords = lastWords;
        this.registration = registration;
        this.steps = steps;
        this.agents = agents;
    }

    Decision decide(ThreadSeen seen, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var place = seen.place();
        if (!agents.is(place)
                && settings.policy(place.chat().connection())
                        .filter(it -> place.direct() || it.takes(place.chat().id()))
                        .isEmpty()) {
            return Decision.nothing("not ours: " + seen.touched());
        }
        for (ChatMessage message : seen.messages()) {
            if (message.own() || message.author().bot()) {
                continue;
            }
            if (mayAnswerWhatIsOnItsWay(place, message, deciding)) {
                return Decision.hold("it may reply to a message that waits for its record");
            }
            if (wasJudgedMeanwhile(message, deciding)) {
                return Decision.hold("what it edits was judged just now");
            }
            judge(place, message, deciding);
        }
        return deciding.done();
    }

    /** Whose conversation it is was looked up before what was pending became part of one: the next look finds it. */
    private static boolean wasJudgedMeanwhile(ChatMessage message, Deciding deciding) {
        var knowledge = deciding.knowledge();
        return deciding.conversation().isEmpty()
                && knowledge
                        .pendingWith(message.ref())
                        .flatMap(it -> Optional.ofNullable(it.conversation()))
                        .flatMap(id -> knowledge.entryOf(id, message.ref()))
                        .isPresent();
    }

    private static boolean mayAnswerWhatIsOnItsWay(Place place, ChatMessage message, Deciding deciding) {
        return message.replyTo() != null
                && deciding.conversation().isEmpty()
                && deciding.knowledge().pendingWith(message.replyTo()).isEmpty()
                && deciding.knowledge().open(place.chat(), null).stream()
                        .map(Conversation::id)
                        .anyMatch(deciding.knowledge()::isMessageOnItsWay);
    }

    private void judge(Place place, ChatMessage message, Deciding deciding) {
        var known = deciding.entryOf(message.ref());
        var pending = deciding.knowledge().pendingWith(message.ref());
        if (known.isPresent()) {
            if (known.get().origin() == LedgerEntry.Origin.CHANNEL) {
                bursts.edited(known.get(), message, deciding);
            }
        } else if (pending.isPresent()) {
            deciding.keep(pending.get().with(message));
            deciding.note("edited before it was judged: " + message.ref());
        } else if (message.editedAt() != null || message.deleted()) {
            deciding.note("was never ours: " + message.ref());
        } else {
            hear(place, message, deciding);
        }
    }

    private void hear(Place place, ChatMessage message, Deciding deciding) {
        var command = SpokenCommand.in(message.text());
        if (agents.is(place) && deciding.conversation().isEmpty()) {
            if (command.isPresent() || !steps.hears(place, message, deciding)) {
                agents.hear(place, message, true, deciding);
            }
        } else if (command.isPresent() && !isRequest(command.get(), message)) {
            menu.decide(command.get(), place, message, deciding);
            if (command.get() == SpokenCommand.START) {
                registration.started(place, message.author(), deciding);
            }
        } else if (command.isEmpty() && SpokenCommand.looksLikeOne(message.text())) {
            menu.unknown(place, deciding);
        } else if (command.isEmpty() && steps.hears(place, message, deciding)) {
            deciding.note("an answer to a question about a step");
        } else if (command.isEmpty() && concernsNobody(place, message, deciding)) {
            deciding.note("a reply to nobody of ours: " + message.ref());
        } else if (command.isPresent() || !registration.hears(place, message, deciding)) {
            var answered = command.isPresent()
                    ? null
                    : deciding.conversation()
                            .map(Conversation::id)
                            .or(() -> lastWords.addressee(place, message, deciding.knowledge()))
                            .orElse(null);
            bursts.take(place, message, command.isPresent(), answered, deciding);
            registration.askOnce(place, message.author(), deciding);
        }
    }

    private static boolean isRequest(SpokenCommand command, ChatMessage message) {
        return command == SpokenCommand.NEW
                && (!message.files().isEmpty()
                        || !SpokenCommand.NEW.cutFrom(message.text()).isBlank());
    }

    /** In a group people answer each other; what they say there is no request. */
    private static boolean concernsNobody(Place place, ChatMessage message, Deciding deciding) {
        if (place.direct()
                || message.replyTo() == null
                || deciding.conversation().isPresent()) {
            return false;
        }
        boolean awaited = deciding.profile(message.author().ref())
                .awaited(place.chat(), deciding.knowledge().now())
                .isPresent();
        boolean own = deciding.knowledge()
                .pendingWith(message.replyTo())
                .map(Pending::author)
                .filter(author -> author.ref().equals(message.author().ref()))
                .isPresent();
        return !awaited && !own;
    }
}

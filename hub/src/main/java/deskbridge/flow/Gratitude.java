package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Pending;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Thanks for a ticket that has ended. As a comment they would open it again in most desks, so they are kept back, and two buttons
 * ask whether that was all: only «it did not help» makes them a comment.
 */
final class Gratitude {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
    private static final Pattern SIGN = Pattern.compile("\\p{So}");
    private static final int LONGEST = 200;

    private final CsatPolicy policy;
    private final Refusals refusals;
    private final Texts texts;

    Gratitude(CsatPolicy policy, Refusals refusals, Texts texts) {
        this.policy = policy;
        this.refusals = refusals;
        this.texts = texts;
    }

    /** True for a message that says thanks and nothing else. */
    boolean isThanks(ChatMessage message) {
        String words = message.text().words().toLowerCase(Locale.ROOT);
        if (!message.files().isEmpty() || words.length() > LONGEST || words.contains("?")) {
            return false;
        }
        var said = WORD.matcher(words).results().map(it -> it.group()).toList();
        var signs = SIGN.matcher(words).results().map(it -> it.group()).toList();
        return policy.thanks().containsAll(said)
                && (said.isEmpty() ? !signs.isEmpty() && policy.thanks().containsAll(signs) : hasNoDigit(words));
    }

    private static boolean hasNoDigit(String words) {
        return words.codePoints().noneMatch(Character::isDigit);
    }

    /** True when the conversation's ticket has ended, as far as the chat was told. */
    boolean isOver(Deciding deciding) {
        Ticket ticket = deciding.current().ticket();
        return ticket != null && (ticket.status().done() || policy.ends(ticket.status()));
    }

    /** Asks whether that was all. */
    void ask(Pending thanks, Deciding deciding) {
        var id = deciding.current().id();
        var solved = Button.press(texts.get("thanks.solved"), new Action.Solved(id, thanks.id()).data());
        var unsolved = Button.press(texts.get("thanks.unsolved"), new Action.Unsolved(id, thanks.id()).data());
        var question = new OutgoingMessage(
                RichText.plain(texts.get("thanks.question")), List.of(List.of(solved), List.of(unsolved)), List.of());
        deciding.toChannel(new PostMessage(new Destination.OwnThread(), question, new Purpose.Notice()));
        deciding.note("thanks after the end");
    }

    /** Somebody pressed one of the two buttons. */
    void pressed(ButtonPressed press, Action.OnThanks wish, Deciding deciding) {
        var kept = deciding.knowledge()
                .pending(wish.pending())
                .filter(it ->
                        it.state() == Pending.State.ASKED && wish.conversation().equals(it.conversation()));
        if (kept.isEmpty() || deciding.conversation().isEmpty()) {
            refusals.refuse(press.person(), texts.get("ask.late"), deciding);
        } else if (!isTheirs(press.person(), kept.get(), deciding)) {
            refusals.refuse(press.person(), texts.get("ask.foreign"), deciding);
        } else {
            switch (wish) {
                case Action.Solved ignored -> {
                    Placement.drop(kept.get(), deciding);
                    answer(press, "thanks.glad", deciding);
                }
                case Action.Unsolved ignored -> unsolved(press, kept.get(), deciding);
            }
        }
    }

    private static boolean isTheirs(Person presser, Pending kept, Deciding deciding) {
        return presser.ref().equals(kept.author().ref())
                || presser.ref().equals(deciding.current().requester().ref());
    }

    /** What was kept back is said after all, and the ticket goes back into work when there is a plain way. */
    private void unsolved(ButtonPressed press, Pending kept, Deciding deciding) {
        var verdict = RichText.plain(texts.get("thanks.unsolved"));
        ChatSide.mirror(saying(Bursts.whole(kept), verdict), deciding);
        Placement.join(kept, deciding);
        var step = Optional.ofNullable(press.scene())
                .map(Scene::ticket)
                .filter(ticket -> ticket.status().done() || policy.ends(ticket.status()))
                .flatMap(policy::wayBack)
                .filter(it -> it.fields().isEmpty());
        step.ifPresent(it -> deciding.toDesk(new Command.MoveTicket(it.id(), Map.of(), press.person())));
        answer(press, step.isPresent() ? "thanks.reopening" : "thanks.passed-on", deciding);
    }

    private static ChatMessage saying(ChatMessage message, RichText more) {
        return new ChatMessage(
                message.ref(),
                message.author(),
                message.own(),
                message.text().then(more),
                message.files(),
                message.createdAt(),
                message.editedAt(),
                message.deleted(),
                message.url(),
                message.replyTo());
    }

    private void answer(ButtonPressed press, String key, Deciding deciding) {
        deciding.toChannel(new Command.EditMessage(
                new Target.One(press.message()), OutgoingMessage.of(RichText.plain(texts.get(key)))));
        deciding.note(key);
    }
}

package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.Pending.State;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Wake;
import java.util.List;

/** Finds the place of what is pending: a comment, a request, or a question to its author. */
final class Placement {

    private final FlowSettings settings;
    private final Questions questions;
    private final WordMenu menu;
    private final LastWords lastWords;

    Placement(FlowSettings settings, Questions questions, WordMenu menu, LastWords lastWords) {
        this.settings = settings;
        this.questions = questions;
        this.menu = menu;
        this.lastWords = lastWords;
    }

    /** What follows when the time of a pending one has come. */
    Decision decide(Wake wake, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var found = knowledge.pending(wake.name().substring(Bursts.WAKE.length()));
        if (found.isEmpty()) {
            return Decision.nothing("forgotten: " + wake.name());
        }
        var pending = found.get();
        switch (pending.state()) {
            case SETTLING, SETTLED -> place(pending, deciding);
            case HELD, ASKED -> {
                questions.expire(pending, deciding);
                drop(pending, deciding);
            }
            case DONE, OVER -> {
                deciding.keep(pending.in(State.OVER));
                deciding.note("forgotten: " + pending.id());
            }
        }
        return deciding.done();
    }

    private void place(Pending pending, Deciding deciding) {
        if (deciding.conversation().isPresent()) {
            comment(pending, deciding);
        } else if (mustWait(pending, deciding)) {
            var held = pending.in(State.HELD);
            deciding.keep(held);
            Bursts.wake(held, Bursts.PATIENCE, deciding);
            deciding.note("waits until its author is known");
        } else if (pending.request()) {
            request(pending, deciding);
        } else {
            var open = deciding.knowledge()
                    .open(pending.place().chat(), pending.author().ref());
            var intake = settings.policy(pending.place().chat().connection())
                    .map(FlowSettings.ChannelPolicy::intake)
                    .orElse(FlowSettings.Intake.MESSAGE);
            if (!open.isEmpty() || intake == FlowSettings.Intake.MESSAGE) {
                Bursts.asked(pending, deciding);
                questions.ask(pending, open, deciding);
            } else {
                drop(pending, deciding);
                if (intake == FlowSettings.Intake.MENU || pending.place().direct()) {
                    menu.show(pending.place(), deciding);
                }
            }
        }
    }

    private boolean mustWait(Pending pending, Deciding deciding) {
        boolean required = settings.identification(pending.place().chat().connection())
                .filter(Identification::required)
                .isPresent();
        return required
                && pending.place().direct()
                && deciding.profile(pending.author().ref()).isBeingIdentified();
    }

    /** Its author is known now, or never will be: what was held goes on. */
    void resume(PersonRef author, ChatRef chat, Deciding deciding) {
        deciding.knowledge()
                .lastPending(chat, author)
                .filter(it -> it.state() == State.HELD)
                .ifPresent(it -> Bursts.close(it, deciding));
    }

    /** The author could not be asked: his request must not be lost. */
    void unasked(String id, Deciding deciding) {
        deciding.knowledge()
                .pending(id)
                .filter(pending -> pending.state() == State.ASKED
                        && deciding.conversation().isEmpty())
                .ifPresent(pending -> request(pending, deciding));
    }

    /** It is a new request. */
    void request(Pending pending, Deciding deciding) {
        var policy = settings.policy(pending.place().chat().connection());
        if (policy.isEmpty()) {
            deciding.note("no route from " + pending.place().chat().connection());
            return;
        }
        var profile = deciding.profile(pending.author().ref());
        Intake.begin(pending.place(), Bursts.whole(pending), policy.get().routing(), profile, deciding);
        join(pending, deciding);
    }

    /** It is a comment of the conversation. */
    void comment(Pending pending, Deciding deciding) {
        if (!lastWords.take(pending, deciding)) {
            ChatSide.mirror(Bursts.whole(pending), deciding);
            join(pending, deciding);
        }
    }

    /** It is nothing to anybody. */
    static void drop(Pending pending, Deciding deciding) {
        Bursts.done(pending, deciding);
        deciding.note("dropped: " + pending.id());
    }

    static void join(Pending pending, Deciding deciding) {
        var conversation = deciding.current();
        pending.pieces().stream().skip(1).forEach(piece -> deciding.record(piece, LedgerEntry.Origin.CHANNEL));
        deciding.become(conversation.heardUntil(pending.latest()));
        Bursts.done(pending.doneIn(conversation.id()), deciding);
    }

    /** Makes messages of ours known as part of the conversation, so that replies to them are, too. */
    static void ours(List<MessageRef> messages, Deciding deciding) {
        Conversation conversation = deciding.current();
        for (MessageRef message : messages) {
            deciding.record(new LedgerEntry(
                    conversation.id(), LedgerEntry.Origin.HUB, List.of(message), null, "", true, false));
        }
    }
}

package deskbridge.flow;

import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Pending;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.util.List;

/** What follows when somebody answers where his words belong: once, and only he, or an agent for him. */
final class Picks {

    private final Placement placement;
    private final Questions questions;
    private final Texts texts;

    Picks(Placement placement, Questions questions, Texts texts) {
        this.placement = placement;
        this.questions = questions;
        this.texts = texts;
    }

    void decide(ButtonPressed press, Action.OnPending wish, Deciding deciding) {
        var found = deciding.knowledge().pending(wish.pending()).filter(it -> it.state() == Pending.State.ASKED);
        if (found.isEmpty()) {
            tell(press, "ask.late", deciding);
        } else if (!mayAnswer(press, found.get())) {
            tell(press, "ask.foreign", deciding);
        } else {
            answer(press, wish, found.get(), deciding);
        }
    }

    private static boolean mayAnswer(ButtonPressed press, Pending pending) {
        boolean agent = press.scene() != null && press.scene().agent() != null;
        return agent || press.person().ref().equals(pending.author().ref());
    }

    private void answer(ButtonPressed press, Action.OnPending wish, Pending pending, Deciding deciding) {
        var question = press.message();
        switch (wish) {
            case Action.Raise ignored -> {
                placement.request(pending, deciding);
                // The card takes the place of the question: one message is enough.
                deciding.conversation().ifPresent(it -> {
                    Placement.ours(List.of(question), deciding);
                    questions.creating(question, deciding);
                    deciding.become(deciding.current().withCard(List.of(question)));
                });
            }
            case Action.Pick ignored -> {
                if (isHis(pending, deciding)) {
                    placement.comment(pending, deciding);
                    Placement.ours(List.of(question), deciding);
                    questions.added(question, deciding);
                } else {
                    tell(press, "press.no-ticket", deciding);
                }
            }
            case Action.Drop ignored -> {
                Placement.drop(pending, deciding);
                questions.dropped(pending, question, deciding);
            }
        }
    }

    /** The button's data comes from outside: it must not lead into another chat's talk. */
    private static boolean isHis(Pending pending, Deciding deciding) {
        return deciding.conversation()
                .filter(it -> it.place().chat().equals(pending.place().chat()))
                .filter(it -> it.requester().ref().equals(pending.author().ref()))
                .isPresent();
    }

    private void tell(ButtonPressed press, String key, Deciding deciding) {
        deciding.answer(press.person(), RichText.plain(texts.get(key)));
        deciding.note("refused to " + press.person().ref());
    }
}

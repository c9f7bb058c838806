package deskbridge.flow;

import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;

/** What somebody is told, unseen by the others, when what he wants cannot be done. */
final class Refusals {

    private final Texts texts;
    private final CardView cards;

    Refusals(Texts texts, CardView cards) {
        this.texts = texts;
        this.cards = cards;
    }

    void noTicket(Person person, Deciding deciding) {
        refuse(person, texts.get("press.no-ticket"), deciding);
    }

    void agentsOnly(Actor actor, Deciding deciding) {
        refuse(actor.person(), texts.get("press.agents-only"), deciding);
    }

    void notYours(Actor actor, Deciding deciding) {
        refuse(actor.person(), texts.get("press.not-yours"), deciding);
    }

    /** The card showed what is gone: it is shown how the ticket stands, and the one who pressed is told so. */
    void stale(Actor actor, Deciding deciding) {
        var ticket = actor.ticket();
        cards.refresh(ticket, deciding);
        deciding.observe(ticket.ref());
        refuse(
                actor.person(),
                texts.get("press.stale", ticket.ref().key(), ticket.status().name()),
                deciding);
    }

    void notYourRating(Person person, Deciding deciding) {
        refuse(person, texts.get("rating.not-yours"), deciding);
    }

    void alreadyInWork(Actor actor, Deciding deciding) {
        var ticket = actor.ticket();
        refuse(
                actor.person(),
                texts.get("alert.in-work", ticket.ref().key(), ticket.status().name()),
                deciding);
    }

    void noWayBack(Actor actor, Deciding deciding) {
        refuse(
                actor.person(),
                texts.get("alert.no-way-back", actor.ticket().ref().key()),
                deciding);
    }

    void refuse(Person person, String words, Deciding deciding) {
        deciding.answer(person, RichText.plain(words));
        deciding.note("refused to " + person.ref());
    }
}

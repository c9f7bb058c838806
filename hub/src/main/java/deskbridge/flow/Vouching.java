package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Profile;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.util.List;

/** What the agents are asked and told in their chat about people who want to be known. */
final class Vouching {

    private final Texts texts;

    /** @param texts in the hub's own language, whatever the person speaks */
    Vouching(Texts texts) {
        this.texts = texts;
    }

    /** Asks whether a person is from the company he named. False when there is nobody to ask. */
    boolean ask(Profile.Card card, String taxNumber, Identification policy, Deciding deciding) {
        if (policy.agents() == null) {
            return false;
        }
        var person = card.person();
        var yes = new Action.Vouch(person.ref(), taxNumber, true).data();
        var no = new Action.Vouch(person.ref(), taxNumber, false).data();
        var buttons =
                List.of(List.of(Button.press(texts.get("vouch.yes"), yes), Button.press(texts.get("vouch.no"), no)));
        tell(policy, texts.get("vouch.ask", person.name(), card.phone(), taxNumber), buttons, deciding);
        return true;
    }

    /** The desk cannot say who a person is. */
    void unknown(Command.IdentifyRequester command, String why, Identification policy, Deciding deciding) {
        String words = texts.get("vouch.unknown", command.person().name(), command.phone(), why);
        tell(policy, words, List.of(), deciding);
    }

    /** An agent has answered. */
    void done(ButtonPressed press, Action.Vouch wish, Profile.Card card, Deciding deciding) {
        String key = wish.yes() ? "vouch.confirmed" : "vouch.refused";
        rewrite(
                press,
                texts.get(
                        key,
                        card.person().name(),
                        wish.taxNumber(),
                        press.person().name()),
                deciding);
        deciding.note(wish.yes() ? "vouched for" : "not vouched for");
    }

    /** Somebody else has answered, or it does not matter any more. */
    void late(ButtonPressed press, Deciding deciding) {
        rewrite(press, texts.get("ask.late"), deciding);
        deciding.note("vouched too late");
    }

    private static void rewrite(ButtonPressed press, String words, Deciding deciding) {
        deciding.aside(
                press.message().connection(),
                "agents:" + press.place().chat().id(),
                new Command.EditMessage(
                        new Command.Target.One(press.message()), OutgoingMessage.of(RichText.plain(words))));
    }

    private static void tell(Identification policy, String words, List<List<Button>> buttons, Deciding deciding) {
        var agents = policy.agents();
        if (agents != null) {
            deciding.aside(
                    agents.connection(),
                    "agents:" + agents.id(),
                    new PostMessage(
                            new Destination.InChat(agents),
                            new OutgoingMessage(RichText.plain(words), buttons, List.of()),
                            new Purpose.Notice()));
        }
    }
}

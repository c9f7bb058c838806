package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Contact;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.util.List;

/** Which of his company's service objects a contact asks about. */
final class ServiceObjects {

    private static final int OBJECTS_A_PAGE = 30;

    private final Pages pages;
    private final Texts texts;

    ServiceObjects(Texts texts) {
        this.pages = new Pages(OBJECTS_A_PAGE, texts);
        this.texts = texts;
    }

    /** Asks which it is. */
    OutgoingMessage offer(List<Contact.ServiceObject> objects) {
        return question(objects, 1);
    }

    /** Shows other objects, in the place of these. */
    void turn(ButtonPressed press, Action.Objects wish, Deciding deciding) {
        var contact = deciding.profile(press.person().ref()).contact();
        if (contact == null) {
            deciding.note("no objects of his");
            return;
        }
        rewrite(press, question(contact.objects(), wish.page()), deciding);
        deciding.note("objects, page " + wish.page());
    }

    /** What he asks about from now on. */
    void choose(ButtonPressed press, Action.Choose wish, Deciding deciding) {
        var profile = deciding.profile(press.person().ref());
        var contact = profile.contact();
        var chosen = contact == null
                ? null
                : contact.objects().stream()
                        .filter(it -> it.id().equals(wish.object()))
                        .findFirst()
                        .orElse(null);
        if (chosen == null) {
            deciding.note("not an object of his");
            return;
        }
        deciding.keep(profile.choosing(chosen.id()));
        var words = RichText.plain(texts.get("who.object-chosen", chosen.name()));
        rewrite(press, OutgoingMessage.of(words), deciding);
        deciding.note("asks about " + chosen.id());
    }

    private OutgoingMessage question(List<Contact.ServiceObject> objects, int page) {
        var buttons = pages.of(
                objects,
                page,
                object -> Button.press(CardView.shortened(object.name()), new Action.Choose(object.id()).data()),
                Action.Objects::new);
        return new OutgoingMessage(RichText.plain(texts.get("who.object")), buttons, List.of());
    }

    private static void rewrite(ButtonPressed press, OutgoingMessage message, Deciding deciding) {
        deciding.aside(
                press.message().connection(),
                "person:" + press.person().ref().id(),
                new Command.EditMessage(new Command.Target.One(press.message()), message));
    }
}

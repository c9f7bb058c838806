package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.IdentifyRequester;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Contact;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ContactShared;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.Profile.Identity;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.flow.Identification.Company;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who a person is in a desk that knows its requesters as contacts. Only what the messenger proves binds anybody: his own
 * card. What he types is asked about, or believed where the policy says so.
 */
final class Registration {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final FlowSettings settings;
    private final Placement placement;
    private final Vouching vouching;
    private final ServiceObjects objects;
    private final Texts texts;

    Registration(FlowSettings settings, Placement placement, Vouching vouching, Texts texts) {
        this.settings = settings;
        this.placement = placement;
        this.vouching = vouching;
        this.objects = new ServiceObjects(texts);
        this.texts = texts;
    }

    /** Asks a person who wrote in his own chat for his card, once. */
    void askOnce(Place place, Person person, Deciding deciding) {
        var profile = deciding.profile(person.ref());
        if (place.direct()
                && profile.identity() == Identity.UNKNOWN
                && policy(person).isPresent()) {
            deciding.keep(profile.identity(Identity.ASKED));
            ask(place, "who.ask", deciding);
            deciding.note("asked for a contact card");
        }
    }

    /** Somebody opens the talk with the bot. */
    void started(Place place, Person person, Deciding deciding) {
        var profile = deciding.profile(person.ref());
        if (!place.direct() || policy(person).isEmpty()) {
            return;
        }
        if (profile.identity() == Identity.UNKNOWN || profile.identity() == Identity.ASKED) {
            deciding.keep(profile.identity(Identity.ASKED));
            ask(place, "who.ask", deciding);
        } else if (profile.identity() == Identity.BOUND && profile.contact() != null) {
            say(new Destination.InChat(place.chat()), person, greeting(profile.contact()), List.of(), deciding);
        }
    }

    /** Somebody shared a card. */
    Decision decide(ContactShared shared, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var person = shared.person();
        var policy = policy(person);
        if (policy.isEmpty()) {
            return Decision.nothing("a contact card that nobody asked for");
        }
        if (!shared.place().direct()) {
            return Decision.nothing("a contact card in a group");
        }
        if (!shared.own()) {
            ask(shared.place(), "who.foreign", deciding);
            deciding.note("somebody else's card");
            return deciding.done();
        }
        var card =
                new Profile.Card(person, shared.place().chat(), shared.phone(), shared.firstName(), shared.lastName());
        deciding.keep(deciding.profile(person.ref()).proven(card).identity(Identity.SOUGHT));
        boolean atOnce = policy.get().company() == Company.OFF;
        identify(card, null, atOnce, policy.get(), deciding);
        deciding.note("a proven number");
        return deciding.done();
    }

    private static void identify(
            Profile.Card card, @Nullable String taxNumber, boolean create, Identification policy, Deciding deciding) {
        deciding.aside(
                policy.desk(),
                "person:" + card.person().ref().id(),
                new IdentifyRequester(
                        card.person(),
                        card.phone(),
                        card.firstName(),
                        card.lastName(),
                        taxNumber,
                        create,
                        new Destination.InChat(card.chat())));
    }

    /** The desk says who he is. */
    void identified(IdentifyRequester command, Receipt.Identified found, Deciding deciding) {
        var person = command.person();
        var contact = found.contact();
        policy(person).ifPresent(policy -> {
            var bound = deciding.profile(person.ref()).bound(policy.desk(), contact);
            var his = contact.objects();
            deciding.keep(his.size() == 1 ? bound.choosing(his.getFirst().id()) : bound);
            say(command.answerTo(), person, greeting(contact), List.of(), deciding);
            if (his.size() > 1 && bound.object() == null) {
                say(command.answerTo(), person, objects.offer(his), deciding);
            }
            resume(command, deciding);
            deciding.note("is contact " + contact.id() + (found.created() ? ", made for him" : ""));
        });
    }

    private String greeting(Contact contact) {
        return contact.companyName() == null
                ? texts.get("who.hello", contact.name())
                : texts.get("who.hello-company", contact.name(), contact.companyName());
    }

    /** The desk cannot say who he is. */
    void unidentified(IdentifyRequester command, Receipt.Unidentified why, Deciding deciding) {
        var person = command.person();
        var policy = policy(person);
        if (policy.isEmpty()) {
            return;
        }
        var profile = deciding.profile(person.ref());
        if (why.absent() && command.answerTo() instanceof Destination.InChat chat) {
            var until = deciding.knowledge().now().plus(PATIENCE);
            deciding.keep(profile.awaiting(new Profile.Awaiting(Profile.Next.TAX_NUMBER, chat.chat(), until)));
            var skip = Button.press(texts.get("who.skip"), new Action.Nameless().data());
            say(command.answerTo(), person, texts.get("who.tax-number"), List.of(List.of(skip)), deciding);
            deciding.note("a new contact: asked for his company");
        } else {
            stranger(command, why.why(), deciding);
        }
    }

    /** It could not be found out. */
    void failed(IdentifyRequester command, String reason, Deciding deciding) {
        stranger(command, reason, deciding);
    }

    private void stranger(IdentifyRequester command, String why, Deciding deciding) {
        var person = command.person();
        deciding.keep(deciding.profile(person.ref()).identity(Identity.STRANGER));
        say(command.answerTo(), person, texts.get("who.stranger"), List.of(), deciding);
        policy(person).ifPresent(policy -> vouching.unknown(command, why, policy, deciding));
        resume(command, deciding);
        deciding.note("nobody knows him: " + why);
    }

    /** True when the message is the answer to what was asked here; then it is dealt with. */
    boolean hears(Place place, ChatMessage message, Deciding deciding) {
        var profile = deciding.profile(message.author().ref());
        var card = profile.card();
        boolean asked = profile.awaited(place.chat(), deciding.knowledge().now())
                .filter(next -> next == Profile.Next.TAX_NUMBER)
                .isPresent();
        var policy = policy(message.author());
        if (!asked || card == null || policy.isEmpty()) {
            return false;
        }
        String number = message.text().words().replaceAll("[\\s-]", "");
        if (!number.matches("[0-9]{10}|[0-9]{12}")) {
            // Words that are no number at all are a request like any other.
            return false;
        }
        deciding.keep(profile.awaiting(null));
        if (policy.get().company() == Company.TRUST) {
            identify(card, number, true, policy.get(), deciding);
        } else if (vouching.ask(card, number, policy.get(), deciding)) {
            say(
                    new Destination.InChat(card.chat()),
                    message.author(),
                    texts.get("who.vouched-for"),
                    List.of(),
                    deciding);
        } else {
            identify(card, null, true, policy.get(), deciding);
        }
        deciding.note("a tax number");
        return true;
    }

    /** Somebody presses a button that tells who somebody is. */
    void pressed(ButtonPressed press, Action.OnIdentity wish, Deciding deciding) {
        switch (wish) {
            case Action.Objects more -> objects.turn(press, more, deciding);
            case Action.Choose choice -> objects.choose(press, choice, deciding);
            case Action.Nameless ignored -> skip(press, deciding);
            case Action.Vouch word -> vouched(press, word, deciding);
        }
    }

    /** He has no company, or does not want to name it. */
    private void skip(ButtonPressed press, Deciding deciding) {
        var profile = deciding.profile(press.person().ref());
        var card = profile.card();
        policy(press.person())
                .filter(policy -> card != null && profile.identity() == Identity.SOUGHT)
                .ifPresent(policy -> {
                    deciding.keep(profile.awaiting(null));
                    if (card != null) {
                        identify(card, null, true, policy, deciding);
                    }
                });
        deciding.note("no company");
    }

    /** An agent says whether a person is from the company he named. */
    private void vouched(ButtonPressed press, Action.Vouch wish, Deciding deciding) {
        var profile = deciding.profile(wish.person());
        var card = profile.card();
        var policy = settings.identification(wish.person().connection());
        if (policy.isEmpty() || !press.place().chat().equals(policy.get().agents())) {
            deciding.note("not the agents' chat: " + press.place().chat());
        } else if (card == null || profile.identity() != Identity.SOUGHT) {
            vouching.late(press, deciding);
        } else {
            identify(card, wish.yes() ? wish.taxNumber() : null, true, policy.get(), deciding);
            vouching.done(press, wish, card, deciding);
        }
    }

    private void resume(IdentifyRequester command, Deciding deciding) {
        var card = deciding.profile(command.person().ref()).card();
        if (card != null) {
            placement.resume(command.person().ref(), card.chat(), deciding);
        }
    }

    private Optional<Identification> policy(Person person) {
        return settings.identification(person.ref().connection());
    }

    private void ask(Place place, String key, Deciding deciding) {
        var message = new OutgoingMessage(RichText.plain(texts.get(key)), List.of(), List.of(), texts.get("who.share"));
        deciding.aside(
                place.chat().connection(),
                "menu:" + place.chat().id(),
                new PostMessage(new Destination.InChat(place.chat()), message, new Purpose.Notice()));
    }

    private static void say(
            Destination to, Person person, String words, List<List<Button>> buttons, Deciding deciding) {
        say(to, person, new OutgoingMessage(RichText.plain(words), buttons, List.of()), deciding);
    }

    private static void say(Destination to, Person person, OutgoingMessage message, Deciding deciding) {
        deciding.aside(
                person.ref().connection(),
                "person:" + person.ref().id(),
                new PostMessage(to, message, new Purpose.Notice()));
    }
}

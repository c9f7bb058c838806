package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.List;

/** The menu where there are no forms: commands, and the same as buttons. */
final class WordMenu {

    /** How long the next message is taken for the request that was announced. */
    private static final Duration ANNOUNCED = Duration.ofHours(1);

    private final TicketSearch search;
    private final Texts texts;

    WordMenu(TicketSearch search, Texts texts) {
        this.search = search;
        this.texts = texts;
    }

    /** Somebody spoke a command; {@link SpokenCommand#NEW} without words. */
    void decide(SpokenCommand command, Place place, ChatMessage message, Deciding deciding) {
        var person = message.author();
        switch (command) {
            case NEW -> announce(place, person, deciding);
            case MENU -> show(place, deciding);
            case START -> start(place, message, deciding);
            case MINE -> mine(place, person, deciding);
            case HELP -> help(place, deciding);
            case LANGUAGE -> languages(place, deciding);
        }
    }

    void decide(ButtonPressed press, Action.InWords wish, Deciding deciding) {
        switch (wish) {
            case Action.Announce ignored -> announce(press.place(), press.person(), deciding);
            case Action.Help ignored -> help(press.place(), deciding);
            case Action.Languages ignored -> languages(press.place(), deciding);
            case Action.Speak speak -> speak(press, speak.language(), deciding);
        }
    }

    /** The words are in the language that was chosen: {@link Flow} sees to that. */
    private void speak(ButtonPressed press, String language, Deciding deciding) {
        if (!texts.language().getLanguage().equals(language)) {
            deciding.note("not a language of ours: " + language);
            return;
        }
        deciding.keep(deciding.profile(press.person().ref()).speaking(language));
        say(press.place(), "language.done", buttons(), deciding);
        deciding.note("speaks " + language);
    }

    private void start(Place place, ChatMessage message, Deciding deciding) {
        String source = SpokenCommand.START.cutFrom(message.text()).words().strip();
        if (!source.isEmpty()) {
            deciding.keep(deciding.profile(message.author().ref()).from(source));
        }
        say(place, "start.text", buttons(), deciding);
        deciding.note("started");
    }

    /** Something like a command that nobody knows. */
    void unknown(Place place, Deciding deciding) {
        if (place.direct()) {
            help(place, deciding);
        } else {
            deciding.note("a command that is not ours");
        }
    }

    void show(Place place, Deciding deciding) {
        say(place, "menu.text", buttons(), deciding);
        deciding.note("menu");
    }

    void help(Place place, Deciding deciding) {
        say(place, "help.text", buttons(), deciding);
        deciding.note("help");
    }

    /** The person's next message is a request. */
    void announce(Place place, Person person, Deciding deciding) {
        var until = deciding.knowledge().now().plus(ANNOUNCED);
        deciding.keep(deciding.profile(person.ref())
                .awaiting(new Profile.Awaiting(Profile.Next.REQUEST, place.chat(), until)));
        say(place, "ask.describe", List.of(), deciding);
        deciding.note("announced a request");
    }

    /** The list goes to one's own chat, which cannot be reached before its owner has opened it. */
    void mine(Place place, Person person, Deciding deciding) {
        search.begin(person, deciding);
        if (!place.direct()) {
            say(place, "mine.sent", List.of(), deciding);
        }
    }

    void languages(Place place, Deciding deciding) {
        var choice = List.of(
                Button.press(texts.get("language.ru"), new Action.Speak("ru").data()),
                Button.press(texts.get("language.en"), new Action.Speak("en").data()));
        say(place, "language.text", List.of(choice), deciding);
        deciding.note("languages");
    }

    private List<List<Button>> buttons() {
        return List.of(
                List.of(
                        Button.press(texts.get("menu.new"), new Action.Announce().data()),
                        Button.press(texts.get("menu.mine"), new Action.MyTickets().data())),
                List.of(
                        Button.press(texts.get("menu.help"), new Action.Help().data()),
                        Button.press(texts.get("menu.language"), new Action.Languages().data())));
    }

    private void say(Place place, String key, List<List<Button>> buttons, Deciding deciding) {
        Destination to = place.direct()
                ? new Destination.InChat(place.chat())
                : new Destination.InThread(ChatSide.threadOf(place));
        var message = new OutgoingMessage(RichText.plain(texts.get(key)), buttons, List.of());
        deciding.aside(
                place.chat().connection(),
                "menu:" + place.chat().id(),
                new PostMessage(to, message, new Purpose.Notice()));
    }
}

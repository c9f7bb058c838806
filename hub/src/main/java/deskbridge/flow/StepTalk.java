package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.FormField;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Stepping;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes steps of tickets where there are no forms: each field is asked for by itself, a choice with buttons, words by a reply. */
final class StepTalk {

    private static final Duration PATIENCE = Duration.ofHours(1);

    /** The least of all messengers (facts: telegram §6). */
    private static final int LONGEST_DATA = 64;

    private static final int OPTIONS_A_PAGE = 12;

    private final Pages pages;
    private final Texts texts;

    StepTalk(Texts texts) {
        this.pages = new Pages(OPTIONS_A_PAGE, texts);
        this.texts = texts;
    }

    /** True when everything that a step must be given can be asked for in words. */
    static boolean isPossible(ConversationId conversation, Transition step) {
        return required(step).stream().allMatch(field -> canBeAsked(conversation, step.id(), field));
    }

    private static List<FormField> required(Transition step) {
        return step.fields().stream().filter(FormField::required).toList();
    }

    private static boolean canBeAsked(ConversationId conversation, String transition, FormField field) {
        return switch (field) {
            case FormField.TextInput ignored -> true;
            case FormField.Choice choice ->
                !choice.options().isEmpty()
                        && choice.options().stream()
                                .map(it -> new Action.Settle(conversation, transition, Action.Settle.mark(choice, it)))
                                .allMatch(it -> it.data().getBytes(StandardCharsets.UTF_8).length <= LONGEST_DATA);
            case FormField.Files ignored -> false;
        };
    }

    /** Takes the step, or asks for the first thing that it needs, where the button was pressed. */
    void begin(ButtonPressed press, Transition step, Deciding deciding) {
        goOn(press.person(), fresh(press, step, deciding), "", deciding);
    }

    private static Stepping fresh(ButtonPressed press, Transition step, Deciding deciding) {
        var conversation = deciding.current();
        boolean here = press.place().chat().equals(conversation.place().chat());
        return new Stepping(
                here ? conversation.place() : press.place(),
                conversation.id(),
                conversation.desk(),
                step.id(),
                step.name(),
                Map.of(),
                required(step),
                null,
                deciding.knowledge().now().plus(PATIENCE));
    }

    private void goOn(Person person, Stepping step, String why, Deciding deciding) {
        deciding.keep(deciding.profile(person.ref()).stepping(step));
        if (step.missing().isEmpty()) {
            deciding.inOrderOf(
                    step.conversation(), step.desk(), new Command.MoveTicket(step.transition(), step.given(), person));
            deciding.note("move: " + step.transition());
        } else {
            say(step, question(step, 1, why), new Purpose.StepQuestion(person.ref()), deciding);
            deciding.note("asked for " + step.missing().getFirst().name());
        }
    }

    private static void say(Stepping step, OutgoingMessage message, Purpose purpose, Deciding deciding) {
        var place = ChatSide.threadOf(step.place());
        deciding.inOrderOf(
                step.conversation(),
                place.chat().connection(),
                new PostMessage(new Destination.InThread(place), message, purpose));
    }

    /** The question for what is missing first. */
    private OutgoingMessage question(Stepping step, int page, String why) {
        var field = step.missing().getFirst();
        var text = why.isBlank() ? RichText.EMPTY : RichText.plain(texts.get("move.more", why));
        text = text.then(RichText.line(
                new Bold(List.of(new Plain(step.name()))),
                new Plain(". " + field.label() + (field instanceof FormField.Choice ? "?" : "."))));
        var buttons = new ArrayList<List<Button>>();
        if (field instanceof FormField.Choice choice) {
            buttons.addAll(pages.of(
                    choice.options(),
                    page,
                    it -> Button.press(
                            CardView.shortened(it.text()),
                            new Action.Settle(step.conversation(), step.transition(), Action.Settle.mark(choice, it))
                                    .data()),
                    to -> new Action.Browse(step.conversation(), step.transition(), to)));
        } else {
            text = text.then(RichText.plain(hint(field) + texts.get("step.reply")));
        }
        buttons.add(List.of(Button.press(texts.get("ask.no"), new Action.NeverMind().data())));
        return new OutgoingMessage(text, buttons, List.of());
    }

    private static String hint(FormField field) {
        return field instanceof FormField.TextInput input && input.hint() != null ? input.hint() + "\n" : "";
    }

    /** The question stands there. False where it is no part of the ticket's talk: answers to it are not for the requester. */
    boolean asked(Purpose.StepQuestion purpose, MessageRef question, Deciding deciding) {
        var profile = deciding.profile(purpose.person());
        var step = profile.steppingAt(deciding.knowledge().now())
                .filter(it -> it.conversation().equals(deciding.current().id()));
        step.filter(it -> it.question() == null && !it.missing().isEmpty())
                .ifPresent(it -> deciding.keep(profile.stepping(it.askedIn(question))));
        return step.filter(it ->
                        it.place().chat().equals(deciding.current().place().chat()))
                .isPresent();
    }

    /** A button was pressed that answers. False when the step does not ask for that any more. */
    boolean chosen(ButtonPressed press, Action.Settle wish, Transition step, Deciding deciding) {
        for (Stepping current : candidates(press, step, deciding)) {
            var option = option(current, wish.mark());
            if (option.isPresent()) {
                answered(press.message(), current, option.get().text(), deciding);
                goOn(press.person(), current.with(option.get().value()), "", deciding);
                return true;
            }
        }
        return false;
    }

    private static Optional<FormField.Option> option(Stepping step, String mark) {
        return step.missing().getFirst() instanceof FormField.Choice choice
                ? choice.options().stream()
                        .filter(it -> Action.Settle.mark(choice, it).equals(mark))
                        .findFirst()
                : Optional.empty();
    }

    /** How far the presser is; or he begins where somebody else was asked, or an hour too late. */
    private static List<Stepping> candidates(ButtonPressed press, Transition step, Deciding deciding) {
        var begun = deciding.profile(press.person().ref())
                .steppingAt(deciding.knowledge().now())
                .filter(it -> it.conversation().equals(deciding.current().id()))
                .filter(it -> it.transition().equals(step.id()));
        var candidates = new ArrayList<Stepping>();
        begun.ifPresent(candidates::add);
        candidates.add(fresh(press, step, deciding));
        return candidates.stream().filter(it -> !it.missing().isEmpty()).toList();
    }

    /** Shows other options of the question, in its place. False when the step does not ask for any. */
    boolean browse(ButtonPressed press, Action.Browse wish, Transition step, Deciding deciding) {
        var asking = candidates(press, step, deciding).stream()
                .filter(it -> it.missing().getFirst() instanceof FormField.Choice)
                .findFirst();
        asking.ifPresent(it -> rewrite(press.message(), it, question(it, wish.page(), ""), deciding));
        return asking.isPresent();
    }

    /** True when the message is the answer to what was asked; then it is dealt with. */
    boolean hears(Place place, ChatMessage message, Deciding deciding) {
        var found = deciding.profile(message.author().ref())
                .steppingAt(deciding.knowledge().now())
                .filter(step -> isAnswer(step, place, message));
        String words = message.text().words().strip();
        if (found.isEmpty() || words.isEmpty() || !message.files().isEmpty()) {
            return false;
        }
        var step = found.get();
        return switch (step.missing().getFirst()) {
            case FormField.TextInput input -> {
                write(message.author(), step, input, words, deciding);
                yield true;
            }
            case FormField.Choice choice -> {
                var option = choice.options().stream()
                        .filter(it -> it.text().equalsIgnoreCase(words))
                        .findFirst();
                option.ifPresent(it -> answer(message.author(), step, it.text(), it.value(), deciding));
                yield option.isPresent();
            }
            case FormField.Files ignored -> false;
        };
    }

    /** Alone with the hub one need not reply: the next words are the answer, as long as they answer nothing else. */
    private static boolean isAnswer(Stepping step, Place place, ChatMessage message) {
        var answered = message.replyTo();
        return place.chat().equals(step.place().chat())
                && !step.missing().isEmpty()
                && (answered == null ? place.direct() : answered.equals(step.question()));
    }

    private void write(Person person, Stepping step, FormField.TextInput input, String words, Deciding deciding) {
        int length = words.codePointCount(0, words.length());
        if (length > input.maxLength()) {
            again(step, texts.get("form.too-long", input.maxLength()), deciding);
        } else if (length < input.minLength()) {
            again(step, texts.get("form.too-short", input.minLength()), deciding);
        } else {
            answer(person, step, words, words, deciding);
        }
    }

    private static void again(Stepping step, String fault, Deciding deciding) {
        say(step, OutgoingMessage.of(RichText.plain(fault)), new Purpose.Notice(), deciding);
        deciding.note("not an answer to " + step.missing().getFirst().name());
    }

    private void answer(Person person, Stepping step, String shown, String value, Deciding deciding) {
        var question = step.question();
        if (question != null) {
            answered(question, step, shown, deciding);
        }
        goOn(person, step.with(value), "", deciding);
    }

    private static void answered(MessageRef question, Stepping step, String answer, Deciding deciding) {
        var words =
                RichText.line(new Bold(List.of(new Plain(step.name()))), new Plain(": " + CardView.shortened(answer)));
        rewrite(question, step, OutgoingMessage.of(words), deciding);
    }

    private static void rewrite(MessageRef question, Stepping step, OutgoingMessage message, Deciding deciding) {
        deciding.inOrderOf(
                step.conversation(),
                question.connection(),
                new Command.EditMessage(new Command.Target.One(question), message));
    }

    /** The desk wants more for a step than was known. False when that cannot be asked here. */
    boolean more(Command.MoveTicket move, Receipt.MoreNeeded more, Deciding deciding) {
        var person = move.actor();
        var begun = deciding.profile(person.ref())
                .steppingAt(deciding.knowledge().now())
                .filter(step -> step.conversation().equals(deciding.current().id()))
                .filter(step -> step.transition().equals(move.transition()))
                .filter(step -> more.fields().stream()
                        .allMatch(field -> canBeAsked(step.conversation(), step.transition(), field)));
        if (begun.isEmpty() || more.fields().isEmpty()) {
            return false;
        }
        goOn(person, begun.get().needing(more.fields()), more.why(), deciding);
        return true;
    }

    /** He does not want to take the step after all. */
    void neverMind(ButtonPressed press, Deciding deciding) {
        var profile = deciding.profile(press.person().ref());
        var step = profile.steppingAt(deciding.knowledge().now())
                .filter(it -> press.message().equals(it.question()));
        if (step.isEmpty()) {
            deciding.answer(press.person(), RichText.plain(texts.get("ask.late")));
            deciding.note("nothing to give up");
            return;
        }
        deciding.keep(profile.stepping(null));
        var words = OutgoingMessage.of(RichText.plain(texts.get("step.dropped")));
        rewrite(press.message(), step.get(), words, deciding);
        deciding.note("gave up " + step.get().transition());
    }
}

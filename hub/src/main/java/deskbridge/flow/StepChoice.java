package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.FormField;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Transition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step that asks for one choice, made with buttons where there are no forms: one button for each answer. */
final class StepChoice {

    /** The least of all messengers (facts: telegram §6). */
    private static final int LONGEST_DATA = 64;

    private static final int MOST_OPTIONS = 12;

    private StepChoice() {}

    /** True when a step needs no form: nothing must be given along, or one choice that fits into buttons. */
    static boolean isPossible(ConversationId conversation, Transition step) {
        var required = required(step);
        return required.isEmpty()
                || only(step)
                        .filter(choice -> choice.options().size() <= MOST_OPTIONS)
                        .filter(choice -> choice.options().stream().allMatch(it -> fits(conversation, step, it)))
                        .isPresent();
    }

    private static List<FormField> required(Transition step) {
        return step.fields().stream().filter(FormField::required).toList();
    }

    private static Optional<FormField.Choice> only(Transition step) {
        var required = required(step);
        return required.size() == 1 && required.getFirst() instanceof FormField.Choice choice
                ? Optional.of(choice)
                : Optional.empty();
    }

    private static boolean fits(ConversationId conversation, Transition step, FormField.Option option) {
        String data = new Action.Settle(conversation, step.id(), option.value()).data();
        return data.getBytes(StandardCharsets.UTF_8).length <= LONGEST_DATA;
    }

    /** Takes the step, or asks for the choice that it needs. */
    static void take(Transition step, Actor actor, Deciding deciding) {
        var choice = only(step);
        if (choice.isEmpty()) {
            deciding.toDesk(new Command.MoveTicket(step.id(), Map.of(), actor.person()));
            deciding.note("move: " + step.id());
            return;
        }
        var id = deciding.current().id();
        List<List<Button>> buttons = choice.get().options().stream()
                .map(it -> Button.press(
                        CardView.shortened(it.text()), new Action.Settle(id, step.id(), it.value()).data()))
                .map(List::of)
                .toList();
        var text = RichText.line(
                new Bold(List.of(new Plain(step.name()))),
                new Plain(". " + choice.get().label() + "?"));
        deciding.toChannel(new PostMessage(
                new Destination.OwnThread(), new OutgoingMessage(text, buttons, List.of()), new Purpose.Notice()));
        deciding.note("asked for " + choice.get().name());
    }

    /** The choice is made. False when the step does not ask for it any more. */
    static boolean chosen(ButtonPressed press, Action.Settle wish, Transition step, Actor actor, Deciding deciding) {
        var option = only(step).stream()
                .flatMap(choice -> choice.options().stream())
                .filter(it -> it.value().equals(wish.value()))
                .findFirst();
        if (option.isEmpty()) {
            return false;
        }
        var fields = Map.of(only(step).orElseThrow().name(), wish.value());
        deciding.toDesk(new Command.MoveTicket(step.id(), fields, actor.person()));
        var words = RichText.line(
                new Bold(List.of(new Plain(step.name()))),
                new Plain(": " + option.get().text()));
        deciding.toChannel(new Command.EditMessage(new Command.Target.One(press.message()), OutgoingMessage.of(words)));
        deciding.note("move: " + step.id() + " with " + wish.value());
        return true;
    }
}

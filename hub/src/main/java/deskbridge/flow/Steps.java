package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.FormField;
import deskbridge.domain.Transition;
import java.util.List;
import java.util.Map;

/** Takes steps of tickets: at once, or after what they need was asked for in the way that the messenger offers. */
final class Steps {

    private final FlowSettings settings;
    private final Forms forms;
    private final StepTalk talk;

    Steps(FlowSettings settings, Forms forms, StepTalk talk) {
        this.settings = settings;
        this.forms = forms;
        this.talk = talk;
    }

    /** @param fields what a form would ask for; empty for nothing */
    void take(ButtonPressed press, Transition step, List<FormField> fields, Actor actor, Deciding deciding) {
        if (!settings.forms(press.message().connection())) {
            talk.begin(press, step, deciding);
        } else if (fields.isEmpty()) {
            deciding.toDesk(new Command.MoveTicket(step.id(), Map.of(), actor.person()));
            deciding.note("move: " + step.id());
        } else {
            Presses.open(press, forms.move(actor, step, fields, deciding), deciding);
            deciding.note("form for " + step.id());
        }
    }
}

package deskbridge.flow;

import deskbridge.domain.Form;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
import deskbridge.domain.Place;
import deskbridge.domain.Rating;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dialogs: what they ask for, and what is wrong with an answer. */
final class Forms {

    /** Name of the only field of a comment's form. */
    static final String REMARK_TEXT = "text";

    private static final int LONGEST_TEXT = 3000;

    private final FlowSettings settings;
    private final Texts texts;

    Forms(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** A new request, to be made in this place. */
    Form intake(Place place, Deciding deciding) {
        var memory = new FormMemory.Intake(deciding.knowledge().nonce(), place);
        var form = settings.form();
        return new Form(
                FormMemory.INTAKE, memory.text(), form.title(), texts.get("form.send"), null, form.asked(texts));
    }

    /** What a step of the ticket asks for. */
    Form move(Actor actor, Transition step, List<FormField> fields, Deciding deciding) {
        var required =
                fields.stream().filter(FormField::required).map(FormField::name).toList();
        var memory = new FormMemory.Move(
                deciding.knowledge().nonce(), deciding.current().id(), step.id(), required);
        return new Form(
                FormMemory.MOVE,
                memory.text(),
                actor.ticket().ref().key(),
                texts.get("form.send"),
                step.name(),
                fields);
    }

    /** A comment on the ticket. */
    Form remark(Actor actor, Deciding deciding) {
        var memory = new FormMemory.Remark(
                deciding.knowledge().nonce(), deciding.current().id());
        var field = new FormField.TextInput(REMARK_TEXT, texts.get("form.remark"), true, true, 1, LONGEST_TEXT, null);
        return new Form(
                FormMemory.REMARK,
                memory.text(),
                actor.ticket().ref().key(),
                texts.get("form.send"),
                null,
                List.of(field));
    }

    /** What the requester adds to his rating. */
    Form opinion(Rating rating, Deciding deciding) {
        var memory = new FormMemory.Opinion(deciding.knowledge().nonce(), rating.conversation(), rating.episode());
        var field = new FormField.TextInput(REMARK_TEXT, texts.get("form.opinion"), true, true, 1, LONGEST_TEXT, null);
        return new Form(
                FormMemory.OPINION,
                memory.text(),
                rating.ticket().ref().key(),
                texts.get("form.send"),
                null,
                List.of(field));
    }

    /** What is wrong with the answers, by field; empty when nothing is. */
    Map<String, String> faults(FormMemory memory, Map<String, FormAnswer> answers) {
        return switch (memory) {
            case FormMemory.Intake ignored -> IntakeForm.faults(settings.form().asked(texts), answers, texts);
            case FormMemory.Move move -> missing(move.required(), answers);
            case FormMemory.Remark ignored -> missing(List.of(REMARK_TEXT), answers);
            case FormMemory.Opinion ignored -> missing(List.of(REMARK_TEXT), answers);
        };
    }

    private Map<String, String> missing(List<String> required, Map<String, FormAnswer> answers) {
        var faults = new LinkedHashMap<String, String>();
        for (String field : required) {
            if (!IntakeForm.isGiven(answers, field)) {
                faults.put(field, texts.get("form.required"));
            }
        }
        return faults;
    }
}

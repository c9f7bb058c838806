package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Plain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows when somebody sends a form: a request, a step of the ticket, a comment. */
final class Submissions {

    /** Name of the field of a step that becomes a word along with it. */
    private static final String COMMENT = "comment";

    private final Forms forms;
    private final FormIntake intake;
    private final Refusals refusals;
    private final Stars stars;

    Submissions(Forms forms, FormIntake intake, Refusals refusals, Stars stars) {
        this.forms = forms;
        this.intake = intake;
        this.refusals = refusals;
        this.stars = stars;
    }

    /** What is wrong with the answers, by field; asked within the messenger's request, before anything is stored. */
    Map<String, String> faults(FormSubmitted form) {
        return memory(form).map(memory -> forms.faults(memory, form.answers())).orElse(Map.of());
    }

    Decision decide(FormSubmitted form, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var memory = memory(form);
        if (memory.isEmpty()) {
            return Decision.nothing("not a form of ours");
        }
        switch (memory.get()) {
            case FormMemory.Intake request -> intake.request(form, request, deciding);
            case FormMemory.Move move ->
                actor(form, deciding)
                        .ifPresentOrElse(
                                actor -> move(form, move, actor, deciding),
                                () -> refusals.noTicket(form.person(), deciding));
            case FormMemory.Remark remark ->
                actor(form, deciding)
                        .ifPresentOrElse(
                                actor -> remark(form, remark, actor, deciding),
                                () -> refusals.noTicket(form.person(), deciding));
            case FormMemory.Opinion opinion ->
                stars.remarked(
                        form.person(),
                        opinion.episode(),
                        RichText.plain(IntakeForm.text(form.answers(), Forms.REMARK_TEXT)),
                        deciding);
        }
        return deciding.done();
    }

    private static Optional<FormMemory> memory(FormSubmitted form) {
        return FormMemory.parse(form.person().ref().connection(), form.memory());
    }

    private static Optional<Actor> actor(FormSubmitted form, Deciding deciding) {
        return Actor.of(form.person(), form.scene(), deciding);
    }

    private void move(FormSubmitted form, FormMemory.Move move, Actor actor, Deciding deciding) {
        var step = actor.ticket().transition(move.transition());
        if (step.isEmpty()) {
            refusals.stale(actor, deciding);
        } else if (!actor.mayMove(step.get())) {
            refusals.agentsOnly(actor, deciding);
        } else {
            var fields = given(form.answers());
            String comment = fields.remove(COMMENT);
            if (comment != null) {
                comment(form, move.nonce(), comment, deciding);
            }
            deciding.toDesk(new Command.MoveTicket(move.transition(), fields, actor.person()));
            deciding.note("move: " + move.transition());
        }
    }

    private static Map<String, String> given(Map<String, FormAnswer> answers) {
        var fields = new HashMap<String, String>();
        for (String name : answers.keySet()) {
            String text = IntakeForm.text(answers, name);
            if (!text.isEmpty()) {
                fields.put(name, text);
            }
        }
        return fields;
    }

    private void remark(FormSubmitted form, FormMemory.Remark remark, Actor actor, Deciding deciding) {
        if (actor.mayRemark()) {
            comment(form, remark.nonce(), IntakeForm.text(form.answers(), Forms.REMARK_TEXT), deciding);
        } else {
            refusals.notYours(actor, deciding);
        }
    }

    /** What is said in a form goes the way of all talk: a comment in its author's name, and a word in the thread. */
    private static void comment(FormSubmitted form, String nonce, String words, Deciding deciding) {
        Person author = form.person();
        var source = new MessageRef(author.ref().connection(), "form:" + nonce);
        if (deciding.entryOf(source).isPresent()) {
            deciding.note("this form was sent before");
            return;
        }
        var text = RichText.plain(words);
        deciding.record(new LedgerEntry(
                deciding.current().id(), LedgerEntry.Origin.CHANNEL, List.of(source), null, "form", true, false));
        deciding.toDesk(
                new Command.AddComment(new CommentWords(source, author, text, List.of(), form.at(), null, false)));
        deciding.say(RichText.line(new Plain("💬 "), new Bold(List.of(new Plain(author.name() + ":"))))
                .then(text));
        deciding.note("comment from a form");
    }
}

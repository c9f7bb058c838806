package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketDraft;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows when somebody sends a form: a request, a step of the ticket, a comment. */
final class Submissions {

    private final FlowSettings settings;
    private final Texts texts;

    Submissions(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** What is wrong with the answers, by field; asked within the messenger's request, before anything is stored. */
    Map<String, String> faults(FormSubmitted form) {
        var memory = FormMemory.parse(form.person().ref().connection(), form.memory());
        if (memory.isEmpty()) {
            return Map.of();
        }
        return switch (memory.get()) {
            case FormMemory.Intake ignored -> IntakeForm.faults(settings.form().asked(texts), form.answers(), texts);
            case FormMemory.Remark ignored ->
                IntakeForm.text(form.answers(), FormMemory.REMARK_TEXT).isEmpty()
                        ? Map.of(FormMemory.REMARK_TEXT, texts.get("form.required"))
                        : Map.of();
            case FormMemory.Move ignored -> Map.of();
        };
    }

    Decision decide(FormSubmitted form, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var memory = FormMemory.parse(form.person().ref().connection(), form.memory());
        if (memory.isEmpty()) {
            return Decision.nothing("not a form of ours");
        }
        switch (memory.get()) {
            case FormMemory.Intake intake -> request(form, intake, deciding);
            case FormMemory.Move move -> move(form, move, deciding);
            case FormMemory.Remark remark -> remark(form, remark, deciding);
        }
        return deciding.done();
    }

    private void request(FormSubmitted form, FormMemory.Intake intake, Deciding deciding) {
        var channel = form.person().ref().connection();
        var policy = settings.policy(channel);
        if (policy.isEmpty()) {
            deciding.note("no route from " + channel);
            return;
        }
        var knowledge = deciding.knowledge();
        // One thread holds one talk: a second request, or one from a direct chat, begins a thread of its own.
        boolean ownThread = intake.place().direct() || deciding.conversation().isPresent();
        var id = knowledge.freshId();
        Place place = ownThread
                ? new Place(
                        intake.place().chat(),
                        new ThreadRef(channel, "opening:" + id),
                        false,
                        intake.place().direct())
                : ChatSide.threadOf(intake.place());
        TicketDraft draft = draft(form, place);
        deciding.become(new Conversation(
                id,
                channel,
                policy.get().desk(),
                place,
                !ownThread,
                form.person(),
                null,
                draft,
                null,
                List.of(),
                null,
                null,
                knowledge.now()));
        if (ownThread) {
            var opening = OutgoingMessage.of(RichText.line(
                    new Plain("⏳ "),
                    new Bold(List.of(new Plain(form.person().name()))),
                    new Plain(": " + draft.summary())));
            deciding.toChannel(new PostMessage(
                    new Destination.InChat(place.chat()),
                    opening,
                    new Purpose.Opening(unique(channel.name(), intake))));
        } else {
            deciding.toDesk(new Command.CreateTicket(unique(channel.name(), intake), draft));
        }
        deciding.note("new request from a form");
    }

    private static String unique(String channel, FormMemory.Intake intake) {
        return channel + ":form:" + intake.nonce();
    }

    private TicketDraft draft(FormSubmitted form, Place place) {
        var category = settings.form().category(form.answers());
        String description = IntakeForm.text(form.answers(), IntakeForm.DESCRIPTION);
        var blocks = new ArrayList<Block>();
        category.ifPresent(it -> blocks.add(labelled(texts.get("form.category"), it.name())));
        var files = new ArrayList<RemoteFile>();
        for (FormField field : settings.form().fields()) {
            String text = IntakeForm.text(form.answers(), field.name());
            files.addAll(IntakeForm.files(form.answers(), field.name()));
            if (!text.isEmpty() && !field.name().equals(IntakeForm.DESCRIPTION)) {
                blocks.add(labelled(field.label(), shown(field, text)));
            }
        }
        blocks.addAll(RichText.plain(description).blocks());
        String subject = Intake.shortened(description);
        String summary = category.map(it -> it.name() + (subject.isEmpty() ? "" : ": " + subject))
                .orElse(subject.isEmpty() ? form.person().name() : subject);
        return new TicketDraft(
                summary,
                new RichText(blocks),
                form.person(),
                place,
                null,
                files,
                category.map(IntakeForm.Category::queue).orElse(null),
                category.map(IntakeForm.Category::type).orElse(null),
                category.map(IntakeForm.Category::assignee).orElse(null),
                Map.of());
    }

    private static String shown(FormField field, String value) {
        if (field instanceof FormField.Choice choice) {
            return choice.options().stream()
                    .filter(option -> option.value().equals(value))
                    .map(FormField.Option::text)
                    .findFirst()
                    .orElse(value);
        }
        return value;
    }

    private static Block labelled(String label, String value) {
        return new Paragraph(List.of(new Bold(List.of(new Plain(label + ":"))), new Plain(" " + value)));
    }

    private void move(FormSubmitted form, FormMemory.Move move, Deciding deciding) {
        var scene = form.scene();
        if (deciding.conversation().isEmpty() || scene == null || scene.ticket() == null) {
            tell(form, texts.get("press.no-ticket"), deciding);
            return;
        }
        var actor = new Actor(form.person(), scene.agent(), Presses.isRequester(form.person(), deciding));
        var step = scene.ticket().transition(move.transition());
        if (step.isEmpty()) {
            tell(
                    form,
                    texts.get(
                            "press.stale",
                            scene.ticket().ref().key(),
                            scene.ticket().status().name()),
                    deciding);
            deciding.observe(scene.ticket().ref());
        } else if (!actor.mayMove(scene.ticket(), step.get())) {
            tell(form, texts.get("press.agents-only"), deciding);
        } else {
            var fields = new HashMap<String, String>();
            form.answers().forEach((name, answer) -> {
                if (answer instanceof FormAnswer.Text text && !text.value().isBlank()) {
                    fields.put(name, text.value().strip());
                }
            });
            String comment = fields.remove("comment");
            deciding.toDesk(new Command.MoveTicket(
                    move.transition(), fields, comment == null ? null : RichText.plain(comment), form.person()));
            deciding.note("move: " + move.transition());
        }
    }

    private void remark(FormSubmitted form, FormMemory.Remark remark, Deciding deciding) {
        var scene = form.scene();
        boolean requester = deciding.conversation().isPresent() && Presses.isRequester(form.person(), deciding);
        if (deciding.conversation().isEmpty() || scene == null || (scene.agent() == null && !requester)) {
            tell(form, texts.get("press.not-yours"), deciding);
            return;
        }
        var text = RichText.plain(IntakeForm.text(form.answers(), FormMemory.REMARK_TEXT));
        var source = new MessageRef(form.person().ref().connection(), "form:" + remark.nonce());
        deciding.record(new LedgerEntry(
                deciding.current().id(), LedgerEntry.Origin.CHANNEL, List.of(source), null, "form", true, false));
        deciding.toDesk(new Command.AddComment(
                new CommentWords(source, form.person(), text, List.of(), form.at(), null, false)));
        deciding.say(RichText.line(
                        new Plain("💬 "),
                        new Bold(List.of(new Plain(form.person().name() + ":"))))
                .then(text));
        deciding.note("comment from a form");
    }

    private static void tell(FormSubmitted form, String words, Deciding deciding) {
        deciding.tell(form.person().ref(), OutgoingMessage.of(RichText.plain(words)));
        deciding.note("refused to " + form.person().ref());
    }
}

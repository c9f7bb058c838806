package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
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
import deskbridge.flow.Routing.Routed;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Begins a conversation with a request that was made in a form. */
final class FormIntake {

    private final FlowSettings settings;
    private final Texts texts;

    FormIntake(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    void request(FormSubmitted form, FormMemory.Intake intake, Deciding deciding) {
        var channel = form.person().ref().connection();
        var policy = settings.policy(channel);
        if (policy.isEmpty()) {
            deciding.note("no route from " + channel);
            return;
        }
        // One thread holds one talk: a second request, or one from a direct chat, begins a thread of its own.
        boolean ownThread = intake.place().direct() || deciding.conversation().isPresent();
        var id = deciding.knowledge().freshId();
        Place place = ownThread ? notYetIn(intake.place(), id) : ChatSide.threadOf(intake.place());
        var routing = policy.get().routing();
        Routed routed = routing.route(request(form, intake.place()));
        TicketDraft draft = draft(form, place, routed);
        deciding.become(begun(id, routed.desk(), place, !ownThread, draft, form));
        String unique = channel + ":form:" + intake.nonce();
        if (ownThread) {
            var opening = OutgoingMessage.of(RichText.line(
                    new Plain("⏳ "),
                    new Bold(List.of(new Plain(form.person().name()))),
                    new Plain(": " + draft.summary())));
            deciding.toChannel(
                    new PostMessage(new Destination.InChat(place.chat()), opening, new Purpose.Opening(unique)));
        } else {
            deciding.toDesk(new Command.CreateTicket(unique, draft));
        }
        deciding.note("new request from a form" + routing.told(routed));
    }

    /** Stands in until the first message is written and the real thread is known. */
    private static Place notYetIn(Place menu, ConversationId id) {
        return new Place(menu.chat(), ThreadRef.provisional(menu.chat().connection(), id), false, menu.direct());
    }

    private static Conversation begun(
            ConversationId id, ConnectionId desk, Place place, boolean rooted, TicketDraft draft, FormSubmitted form) {
        return new Conversation(
                id,
                place.chat().connection(),
                desk,
                place,
                rooted,
                form.person(),
                null,
                draft,
                null,
                List.of(),
                null,
                null,
                form.at(),
                null);
    }

    /** Rules look at what was said, whatever the field; the category is asked for by itself. */
    private Routing.Request request(FormSubmitted form, Place menu) {
        var answers = form.answers();
        String words = settings.form().asked(texts).stream()
                .filter(field -> !field.name().equals(IntakeForm.CATEGORY))
                .map(field -> shown(field, IntakeForm.text(answers, field.name())))
                .collect(Collectors.joining("\n"));
        return new Routing.Request(
                menu.chat().id(),
                settings.form().category(answers).orElse(null),
                form.person().email(),
                Wording.of(words));
    }

    private TicketDraft draft(FormSubmitted form, Place place, Routed routed) {
        var category = settings.form().category(form.answers());
        String description = IntakeForm.text(form.answers(), IntakeForm.DESCRIPTION);
        String subject = Intake.shortened(description);
        return new TicketDraft(
                category.map(it -> subject.isEmpty() ? it.name() : it.name() + ": " + subject)
                        .orElse(subject.isEmpty() ? form.person().name() : subject),
                new RichText(asked(form.answers())).then(RichText.plain(description)),
                form.person(),
                place,
                null,
                files(form.answers()),
                routed.queue(),
                routed.type(),
                routed.assignee(),
                routed.fields());
    }

    /** What was answered besides the description, each under its label. */
    private List<Block> asked(Map<String, FormAnswer> answers) {
        var blocks = new ArrayList<Block>();
        for (FormField field : settings.form().asked(texts)) {
            String answer = IntakeForm.text(answers, field.name());
            if (!answer.isEmpty() && !field.name().equals(IntakeForm.DESCRIPTION)) {
                blocks.add(new Paragraph(List.of(
                        new Bold(List.of(new Plain(field.label() + ":"))), new Plain(" " + shown(field, answer)))));
            }
        }
        return blocks;
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

    private List<RemoteFile> files(Map<String, FormAnswer> answers) {
        return settings.form().fields().stream()
                .flatMap(field -> IntakeForm.files(answers, field.name()).stream())
                .toList();
    }
}

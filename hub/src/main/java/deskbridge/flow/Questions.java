package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Conversation;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Pending;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** Asks a person by buttons where his words belong: to one of his tickets, or to a new one. */
final class Questions {

    private static final int MOST_TICKETS = 30;

    private final Texts texts;

    Questions(Texts texts) {
        this.texts = texts;
    }

    /** @param open his open tickets; empty to ask whether a new one is wanted */
    void ask(Pending pending, List<Conversation> open, Deciding deciding) {
        var buttons = new ArrayList<List<Button>>();
        var raise = new Action.Raise(pending.id()).data();
        if (open.isEmpty()) {
            buttons.add(List.of(
                    Button.press(texts.get("ask.yes"), raise),
                    Button.press(texts.get("ask.no"), new Action.Drop(pending.id()).data())));
        } else {
            open.stream().limit(MOST_TICKETS).forEach(it -> buttons.add(List.of(ticket(pending, it))));
            buttons.add(List.of(Button.press(texts.get("ask.new"), raise)));
        }
        var question = new Bold(List.of(new Plain(texts.get(open.isEmpty() ? "ask.create" : "ask.which"))));
        var text = RichText.line(question).then(quote(pending));
        deciding.aside(
                pending.place().chat().connection(),
                lane(pending),
                new PostMessage(
                        new Destination.InThread(ChatSide.threadOf(pending.place())),
                        new OutgoingMessage(text, buttons, List.of()),
                        new Purpose.Question(pending.id())));
        deciding.note(open.isEmpty() ? "asked whether to create a ticket" : "asked which ticket");
    }

    private static String lane(Pending pending) {
        return "person:" + pending.author().ref().id();
    }

    private static Button ticket(Pending pending, Conversation conversation) {
        String label = CardView.shortened((key(conversation) + " " + summary(conversation)).strip());
        return Button.press(label, new Action.Pick(pending.id(), conversation.id()).data());
    }

    private static String key(Conversation conversation) {
        var ticket = conversation.ticket();
        return ticket == null ? "" : ticket.ref().key();
    }

    private static String summary(Conversation conversation) {
        var ticket = conversation.ticket();
        var draft = conversation.draft();
        return ticket != null ? ticket.summary() : draft != null ? draft.summary() : "…";
    }

    private static RichText quote(Pending pending) {
        var whole = Bursts.whole(pending);
        String words = Intake.shortened(whole.text().words());
        String files = files(whole);
        String quoted = (words + (words.isEmpty() || files.isEmpty() ? "" : " ") + files).strip();
        return quoted.isEmpty()
                ? RichText.EMPTY
                : new RichText(List.of(new Quote(List.of(new Paragraph(List.of(new Plain(quoted)))))));
    }

    private static String files(ChatMessage message) {
        int more = message.files().size() - 1;
        return message.files().isEmpty()
                ? ""
                : "📎 " + message.files().getFirst().name() + (more > 0 ? " + " + more : "");
    }

    /** The question is answered: a ticket is on its way, and the message of the question will be its card. */
    void creating(MessageRef question, Deciding deciding) {
        rewrite(question, "ask.creating", deciding);
    }

    /** The question is answered: the words went to the conversation. */
    void added(MessageRef question, Deciding deciding) {
        var conversation = deciding.current();
        deciding.toChannel(new Command.EditMessage(
                new Target.One(question),
                words("ask.added", (key(conversation) + " " + summary(conversation)).strip())));
    }

    private void rewrite(MessageRef question, String key, Deciding deciding) {
        deciding.toChannel(new Command.EditMessage(new Target.One(question), words(key)));
    }

    /** The question is answered: nothing follows. */
    void dropped(Pending pending, MessageRef question, Deciding deciding) {
        aside(pending, question, "ask.dropped", deciding);
    }

    /** Nobody answered. */
    void expire(Pending pending, Deciding deciding) {
        pending.questions().forEach(question -> aside(pending, question, "ask.expired", deciding));
        deciding.note("nobody answered " + pending.id());
    }

    private void aside(Pending pending, MessageRef question, String key, Deciding deciding) {
        deciding.aside(
                question.connection(), lane(pending), new Command.EditMessage(new Target.One(question), words(key)));
    }

    private OutgoingMessage words(String key, Object... arguments) {
        return OutgoingMessage.of(RichText.plain(texts.get(key, arguments)));
    }
}

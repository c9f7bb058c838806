package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.Failed;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.util.List;

/** What follows when a command was given up: its author sees that, and why. Failing to say so is not said again. */
final class Failures {

    private static final int QUOTED = 80;

    private final Texts texts;
    private final CardView cards;
    private final Placement placement;
    private final Episodes episodes;
    private final Registration registration;

    Failures(Texts texts, CardView cards, Placement placement, Episodes episodes, Registration registration) {
        this.texts = texts;
        this.cards = cards;
        this.placement = placement;
        this.episodes = episodes;
        this.registration = registration;
    }

    Decision decide(Failed failed, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        String reason = failed.reason();
        switch (failed.command()) {
            case Command.CreateTicket ignored -> say(texts.get("failed.ticket", reason), deciding);
            case Command.EditTicket edit ->
                say(texts.get("failed.edit", reason, quote(edit.draft().description())), deciding);
            case Command.AddComment add ->
                say(texts.get("failed.comment", reason, quote(add.words().text())), deciding);
            case Command.EditComment edit ->
                say(texts.get("failed.edit", reason, quote(edit.words().text())), deciding);
            case Command.AssignTicket ignored -> say(texts.get("failed.assign", reason), deciding);
            case Command.MoveTicket move -> tell(move.actor(), texts.get("failed.move", reason), deciding);
            case Command.FindTickets find -> tell(find.person(), texts.get("failed.find", reason), deciding);
            case Command.OpenForm open -> tell(open.person(), texts.get("failed.form", reason), deciding);
            case Command.GrantAccess ignored -> {}
            case Command.RateTicket ignored -> {}
            case Command.IdentifyRequester identify -> registration.failed(identify, reason, deciding);
            case Command.AddNote ignored -> {}
            case PostMessage post -> post(post, reason, deciding);
            case Command.EditMessage edit -> edit(edit.target(), reason, deciding);
        }
        deciding.note("given up: " + reason);
        return deciding.done();
    }

    private void post(PostMessage post, String reason, Deciding deciding) {
        switch (post.purpose()) {
            case Purpose.MirrorOf ignored -> noteUnreached("failed.mirror", reason, deciding);
            case Purpose.Card ignored -> noteUnreachedOnce("failed.card", reason, deciding);
            // Without a thread the request must not be lost: the ticket is made all the same.
            case Purpose.Opening opening -> Outcomes.makeTicket(opening.unique(), deciding);
            case Purpose.Question question -> placement.unasked(question.pending(), deciding);
            case Purpose.StepQuestion ignored -> {}
            case Purpose.Survey survey -> survey(survey, reason, deciding);
            case Purpose.Answer answer -> sayThere(answer, post.message().text(), deciding);
            case Purpose.Notice ignored -> {
                if (post.to() instanceof Destination.OwnThread) {
                    noteUnreachedOnce("failed.notice", reason, deciding);
                }
            }
        }
    }

    private void survey(Purpose.Survey survey, String reason, Deciding deciding) {
        switch (survey.piece()) {
            case QUESTION, REMINDER -> {
                if (episodes.undelivered(survey.episode(), deciding)) {
                    noteUnreached("failed.survey", reason, deciding);
                }
            }
            case THANKS -> noteUnreached("failed.survey", reason, deciding);
            // It stands in the chat of the agents.
            case ALERT -> note(texts.get("failed.alert", reason), deciding);
        }
    }

    /** He cannot be reached alone: he is answered where he asked. */
    private static void sayThere(Purpose.Answer answer, RichText words, Deciding deciding) {
        var named = RichText.line(new RichText.Bold(List.of(new RichText.Plain(answer.name() + ":"))));
        deciding.sayThere(answer.place(), "menu", named.then(words));
    }

    private void edit(Target target, String reason, Deciding deciding) {
        switch (target) {
            case Target.MirrorOf ignored -> note(texts.get("failed.mirror-edit", reason), deciding);
            // It was never written, or somebody has removed it.
            case Target.Card ignored -> cards.post(deciding);
            case Target.One ignored -> {}
        }
    }

    /** In the conversation's thread; to the requester alone while there is none. */
    private static void say(String words, Deciding deciding) {
        deciding.conversation().ifPresent(conversation -> {
            if (conversation.rooted()) {
                deciding.say(RichText.plain(words));
            } else {
                tell(conversation.requester(), words, deciding);
            }
        });
    }

    /** To the agents, in the ticket. */
    private static void note(String words, Deciding deciding) {
        if (deciding.conversation().map(Conversation::ticket).isPresent()) {
            deciding.toDesk(new Command.AddNote(RichText.plain(words)));
        }
    }

    /** To the agents, that something did not reach the requester. */
    private void noteUnreached(String key, String reason, Deciding deciding) {
        deciding.conversation().ifPresent(conversation -> deciding.become(conversation.unreachedFor(reason)));
        note(texts.get(key, reason), deciding);
    }

    /** As long as nothing gets through and the reason is the same, they know already. */
    private void noteUnreachedOnce(String key, String reason, Deciding deciding) {
        if (deciding.conversation().filter(it -> reason.equals(it.unreached())).isEmpty()) {
            noteUnreached(key, reason, deciding);
        }
    }

    private static void tell(Person person, String words, Deciding deciding) {
        deciding.tell(person.ref(), OutgoingMessage.of(RichText.plain(words)));
    }

    private static String quote(RichText text) {
        String words = text.words().replace('\n', ' ');
        int length = words.codePointCount(0, words.length());
        return length <= QUOTED ? words : words.substring(0, words.offsetByCodePoints(0, QUOTED)) + "…";
    }
}

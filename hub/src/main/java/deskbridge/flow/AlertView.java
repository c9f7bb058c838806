package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Score;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Ticket;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** What the agents read in their chat about a low rating, with the way back into work. */
final class AlertView {

    private final SurveyView names;
    private final Texts texts;

    AlertView(SurveyView names, Texts texts) {
        this.names = names;
        this.texts = texts;
    }

    OutgoingMessage of(Rating rating) {
        Score score = rating.given();
        Ticket ticket = rating.ticket();
        Person agent = ticket.assignee();
        var line = new ArrayList<Inline>();
        String head = score.stars() <= SurveyView.LOW ? "alert.low" : "alert.better";
        line.add(new Bold(List.of(new Plain(texts.get(head, score.stars())))));
        line.add(new Break());
        line.add(new Bold(List.of(CardView.link(ticket))));
        line.add(new Plain(" " + ticket.summary()));
        add(line, texts.get("alert.stars", names.name(score.stars())));
        add(line, texts.get("alert.requester", rating.requester().name()));
        add(line, texts.get("alert.agent", agent == null ? texts.get("card.nobody") : agent.name()));
        boolean reopened = rating.reopenedAt() != null;
        if (reopened) {
            add(line, texts.get("alert.reopened"));
        }
        var text = RichText.line(line.toArray(Inline[]::new));
        if (score.remark() != null) {
            text = text.then(RichText.plain(texts.get("alert.remark", score.remark())));
        }
        return new OutgoingMessage(text, reopened ? List.of() : wayBack(rating), List.of());
    }

    private List<List<Button>> wayBack(Rating rating) {
        var data = new Action.Return(rating.conversation(), rating.episode()).data();
        return List.of(List.of(Button.press(texts.get("alert.return"), data)));
    }

    private static void add(List<Inline> line, String words) {
        line.add(new Break());
        line.add(new Plain(words));
    }
}

package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Conversation;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Score;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Plain;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the requester reads about a rating: the question, its repetition, the thanks. */
final class SurveyView {

    /** At and below this something went wrong: the requester is asked what, and the agents are called. */
    static final int LOW = 3;

    private final FlowSettings settings;
    private final Texts texts;
    private final DateTimeFormatter clock;

    SurveyView(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
        this.clock = DateTimeFormatter.ofPattern(texts.get("rating.clock"), texts.language())
                .withZone(settings.csat().zone());
    }

    OutgoingMessage question(Rating rating, Conversation conversation) {
        var line = new ArrayList<>(head(rating));
        line.add(new Break());
        if (rating.state() == Rating.State.ASKED) {
            if (conversation.place().direct()) {
                line.add(new Plain(texts.get("rating.question")));
            } else {
                line.add(mention(rating));
                line.add(new Plain(texts.get("rating.question.to")));
            }
        } else {
            line.add(new Plain(fate(rating)));
        }
        return new OutgoingMessage(RichText.line(line.toArray(Inline[]::new)), buttons(rating), List.of());
    }

    /** A question that nobody has seen is put as if for the first time. */
    OutgoingMessage reminder(Rating rating, Conversation conversation) {
        if (rating.undelivered() && rating.shown().question() == null) {
            return question(rating, conversation);
        }
        boolean waits = rating.state() == Rating.State.ASKED;
        var text = RichText.line(
                new Plain("⭐ "),
                new Bold(List.of(CardView.link(rating.ticket()))),
                new Plain(" " + (waits ? texts.get("rating.reminder") : fate(rating))));
        return new OutgoingMessage(text, waits ? buttons(rating) : List.of(), List.of());
    }

    OutgoingMessage thanks(Rating rating, Conversation conversation) {
        Score score = rating.given();
        boolean forms = settings.forms(rating.channel());
        var words = new ArrayList<Inline>();
        words.add(new Plain(texts.get(band(score.stars()))));
        if (score.remark() != null) {
            words.add(new Break());
            words.add(new Plain(texts.get("rating.remark-passed-on")));
        } else if (score.stars() <= LOW) {
            words.add(new Break());
            words.add(new Plain(texts.get(forms ? "rating.remark-button-hint" : "rating.remark-reply-hint")));
        }
        var buttons = new ArrayList<List<Button>>();
        if (forms && score.remark() == null) {
            var data = new Action.Opinion(rating.conversation(), rating.episode()).data();
            buttons.add(List.of(Button.press(texts.get("rating.remark-button"), data)));
        }
        var another = new Action.NewRequest(conversation.place()).data();
        buttons.add(List.of(Button.press(texts.get("rating.new-request"), another)));
        return new OutgoingMessage(RichText.line(words.toArray(Inline[]::new)), buttons, List.of());
    }

    /** The name of a number of stars, as on its button. */
    String name(int stars) {
        return texts.get(
                switch (stars) {
                    case 1 -> "rating.one";
                    case 2 -> "rating.two";
                    case 3 -> "rating.three";
                    case 4 -> "rating.four";
                    default -> "rating.five";
                });
    }

    private List<Inline> head(Rating rating) {
        String over = texts.get("notice.done", rating.ticket().status().name(), "");
        return List.of(new Bold(List.of(CardView.link(rating.ticket()))), new Plain(" " + over.strip()));
    }

    private static Inline mention(Rating rating) {
        var person = rating.requester();
        return new Mention(Objects.requireNonNullElse(person.login(), person.name()), person);
    }

    /** What became of the question. */
    private String fate(Rating rating) {
        return switch (rating.state()) {
            case RATED -> chosen(rating);
            case EXPIRED -> texts.get("rating.expired");
            case CANCELLED -> texts.get("rating.cancelled");
            case SKIPPED, PLANNED, ASKED -> texts.get("rating.not-needed");
        };
    }

    private String chosen(Rating rating) {
        Score score = rating.given();
        Instant last = score.changedAt() == null ? score.at() : score.changedAt();
        String chosen = texts.get(
                "rating.chosen", name(score.stars()), rating.requester().name(), clock.format(last));
        if (!score.open()) {
            return chosen;
        }
        Instant until = score.at().plus(settings.csat().times().change());
        return chosen + " " + texts.get("rating.changeable", clock.format(until));
    }

    private List<List<Button>> buttons(Rating rating) {
        Score score = rating.score();
        boolean asks = rating.state() == Rating.State.ASKED || (score != null && score.open());
        if (!asks) {
            return List.of();
        }
        return IntStream.iterate(Score.BEST, stars -> stars >= 1, stars -> stars - 1)
                .mapToObj(stars -> {
                    String mark = score != null && score.stars() == stars ? "✅ " : "";
                    var data = new Action.Rate(rating.conversation(), rating.episode(), stars).data();
                    return List.of(Button.press(mark + name(stars), data));
                })
                .toList();
    }

    private static String band(int stars) {
        if (stars > LOW) {
            return "rating.thanks-good";
        }
        return stars == LOW ? "rating.thanks-fair" : "rating.thanks-bad";
    }
}

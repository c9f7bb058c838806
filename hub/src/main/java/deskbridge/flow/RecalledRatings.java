package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Comment;
import deskbridge.domain.Conversation;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Remains;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.domain.Wake;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recalls what became of the ends of a ticket: the notes in the desk tell the stars, the thread tells the questions where it can be
 * read. Where it cannot, the last end counts as asked about, so that a press on a question that stands there is not lost, and
 * nobody is asked or reminded again.
 */
final class RecalledRatings {

    private static final String STARS = "\u0000";

    private final CsatPolicy policy;
    private final List<Pattern> given;
    private final List<Pattern> changed;

    RecalledRatings(List<Texts> languages, CsatPolicy policy) {
        this.policy = policy;
        this.given = patterns(languages, "rating.note");
        this.changed = patterns(languages, "rating.note-changed");
    }

    /** What was told. */
    record Told(List<Rating> ratings, List<Wake> wakes) {}

    /**
     * An answer as the desk keeps it.
     *
     * @param changedAt null when it never was
     */
    private record Note(int stars, Instant at, @Nullable Instant changedAt) {

        Note to(int now, Instant then) {
            return new Note(now, at, then);
        }
    }

    /** One end of the ticket. */
    private record End(Instant at, @Nullable Instant reopenedAt) {}

    private static List<Pattern> patterns(List<Texts> languages, String key) {
        return languages.stream()
                .map(texts -> texts.get(key, STARS).split(STARS, 2))
                .map(parts -> Pattern.compile(Pattern.quote(parts[0]) + "([1-5])" + Pattern.quote(parts[1])))
                .toList();
    }

    Told of(Conversation conversation, Remains remains, Instant now) {
        var ratings = new ArrayList<Rating>();
        var wakes = new ArrayList<Wake>();
        if (Adoption.isNobody(conversation.requester())) {
            return new Told(ratings, wakes);
        }
        Ticket ticket = remains.seen().ticket();
        List<Note> notes = notes(remains);
        List<End> ends = ends(remains, notes);
        for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            Instant next = i + 1 < ends.size() ? ends.get(i + 1).at() : Instant.MAX;
            var note = notes.stream()
                    .filter(it -> !it.at().isBefore(end.at()) && it.at().isBefore(next))
                    .findFirst();
            one(Rating.planned(conversation, i + 1, ticket, end.at()), end, note, remains, now)
                    .ifPresent(rating -> {
                        ratings.add(rating);
                        wake(rating, wakes);
                    });
        }
        return new Told(ratings, wakes);
    }

    private Optional<Rating> one(Rating planned, End end, Optional<Note> note, Remains remains, Instant now) {
        List<ChatMessage> questions = questions(remains, planned.episode());
        Rating asked = planned.asked(
                questions.isEmpty() ? end.at() : questions.getFirst().createdAt());
        if (!questions.isEmpty()) {
            asked = asked.with(Piece.QUESTION, questions.getFirst().ref());
        }
        if (questions.size() > 1) {
            asked = asked.with(Piece.REMINDER, questions.get(1).ref())
                    .reminded(questions.get(1).createdAt());
        } else if (!remains.readable()) {
            asked = asked.reminded(now);
        }
        if (note.isPresent()) {
            Rating rated = rated(asked, note.get(), now);
            return Optional.of(end.reopenedAt() == null ? rated : rated.reopened(end.reopenedAt()));
        }
        if (remains.readable() && questions.isEmpty()) {
            // Nobody was asked, or the question was taken back.
            return Optional.empty();
        }
        return Optional.of(end.reopenedAt() == null ? asked : asked.reopened(end.reopenedAt()));
    }

    private Rating rated(Rating asked, Note note, Instant now) {
        Rating rated = asked.rated(note.stars(), note.at());
        if (note.changedAt() != null) {
            rated = rated.changed(note.stars(), note.changedAt());
        }
        return note.at().plus(policy.times().change()).isAfter(now) ? rated : rated.settled();
    }

    private void wake(Rating rating, List<Wake> wakes) {
        Instant asked = rating.askedAt();
        if (rating.state() == Rating.State.ASKED && asked != null) {
            boolean reminds = rating.remindedAt() == null
                    && policy.times().reminder().isPositive()
                    && policy.times().reminder().compareTo(policy.times().expiry()) < 0;
            wakes.add(Episodes.wake(
                    rating,
                    asked.plus(
                            reminds ? policy.times().reminder() : policy.times().expiry())));
        } else if (rating.state() == Rating.State.RATED && rating.given().open()) {
            wakes.add(Episodes.wake(
                    rating, rating.given().at().plus(policy.times().change())));
        }
    }

    /** Messages of ours with the stars of an episode: the question, then the reminder. */
    private static List<ChatMessage> questions(Remains remains, int episode) {
        return remains.messages().stream()
                .filter(message -> !message.deleted()
                        && stars(remains, message).filter(it -> it == episode).isPresent())
                .toList();
    }

    private static Optional<Integer> stars(Remains remains, ChatMessage message) {
        var channel = remains.place().chat().connection();
        return remains.actions().getOrDefault(message.ref(), List.of()).stream()
                .flatMap(data -> ActionData.read(channel, data).stream())
                .filter(Action.Rate.class::isInstance)
                .map(action -> ((Action.Rate) action).episode())
                .findFirst();
    }

    private List<Note> notes(Remains remains) {
        var notes = new ArrayList<Note>();
        for (Comment comment : remains.seen().comments()) {
            String words = comment.text().words();
            if (!comment.own()) {
                continue;
            }
            var first = found(given, words);
            var again = found(changed, words);
            if (again.isPresent() && !notes.isEmpty()) {
                notes.add(notes.removeLast().to(again.getAsInt(), comment.createdAt()));
            } else if (first.isPresent()) {
                notes.add(new Note(first.getAsInt(), comment.createdAt(), null));
            }
        }
        return notes;
    }

    private static OptionalInt found(List<Pattern> patterns, String words) {
        for (Pattern pattern : patterns) {
            var found = pattern.matcher(words);
            if (found.find()) {
                return OptionalInt.of(Integer.parseInt(found.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    /** From the desk's history where it has one; else as many as the notes and the thread tell. */
    private List<End> ends(Remains remains, List<Note> notes) {
        Ticket ticket = remains.seen().ticket();
        var ends = new ArrayList<End>();
        for (StatusChange step : remains.seen().steps()) {
            if (policy.ends(step.to()) && !policy.ends(step.from())) {
                ends.add(new End(step.at(), null));
            } else if (!policy.ends(step.to()) && policy.ends(step.from()) && !ends.isEmpty()) {
                ends.add(new End(ends.removeLast().at(), step.at()));
            }
        }
        if (!ends.isEmpty()) {
            return ends;
        }
        notes.forEach(note -> ends.add(new End(note.at(), null)));
        int asked = remains.messages().stream()
                .flatMap(message -> stars(remains, message).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        boolean ended = policy.ends(ticket.status());
        int wanted = Math.max(asked, ended && ends.isEmpty() ? 1 : 0);
        while (ends.size() < wanted) {
            int episode = ends.size() + 1;
            Instant at = questions(remains, episode).stream()
                    .map(ChatMessage::createdAt)
                    .findFirst()
                    .orElse(ticket.updatedAt());
            ends.add(new End(at, null));
        }
        return reopened(ends, ended, ticket.updatedAt());
    }

    /** Whatever is not the present end was followed by another beginning. */
    private static List<End> reopened(List<End> ends, boolean ended, Instant now) {
        var told = new ArrayList<End>();
        for (int i = 0; i < ends.size(); i++) {
            boolean last = i + 1 == ends.size();
            Instant next = last ? now : ends.get(i + 1).at();
            told.add(last && ended ? ends.get(i) : new End(ends.get(i).at(), next));
        }
        return told;
    }
}

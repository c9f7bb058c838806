package deskbridge.store.jdbc;

import deskbridge.domain.ConversationId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Score;
import deskbridge.domain.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ratings within one transaction. */
final class Ratings {

    private Ratings() {}

    static List<Rating> of(Session session, ConversationId conversation) {
        return session.list(
                "select state from rating where conversation_id = ? order by episode",
                Ratings::read,
                conversation.value());
    }

    /** Those of many conversations with one statement, on PostgreSQL. */
    static Map<ConversationId, List<Rating>> of(Session session, Collection<ConversationId> conversations) {
        return session
                .list(
                        "select state from rating where conversation_id = any(?) order by conversation_id, episode",
                        Ratings::read,
                        (Object) conversations.stream()
                                .map(ConversationId::value)
                                .toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(Rating::conversation));
    }

    static Optional<Instant> lastAsked(Session session, PersonRef requester) {
        return session.first(
                        "select max(asked_at) as asked_at from rating where channel = ? and requester_id = ?",
                        row -> Optional.ofNullable(row.timeOrNull("asked_at")),
                        requester.connection().name(),
                        requester.id())
                .flatMap(asked -> asked);
    }

    static Optional<Rating> lastGiven(Session session, PersonRef requester) {
        return session.first("""
                select state from rating
                 where channel = ? and requester_id = ? and rated_at is not null
                 order by rated_at desc, conversation_id, episode desc
                 limit 1
                """, Ratings::read, requester.connection().name(), requester.id());
    }

    static Optional<Rating> lastEnded(Session session, PersonRef requester) {
        return session.first("""
                select state from rating
                 where channel = ? and requester_id = ?
                 order by finished_at desc, conversation_id, episode desc
                 limit 1
                """, Ratings::read, requester.connection().name(), requester.id());
    }

    static void save(Session session, Rating rating) {
        Ticket ticket = rating.ticket();
        Person agent = ticket.assignee();
        Score score = rating.score();
        session.update(
                """
                insert into rating (conversation_id, episode, channel, desk, ticket_key, ticket_type, ticket_group, company,
                    requester_id, requester, agent_id, agent, outcome, skip, finished_at, asked_at, reminded_at, rated_at,
                    changed_at, reopened_at, stars, remark, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (conversation_id, episode) do update
                   set outcome = excluded.outcome, skip = excluded.skip, asked_at = excluded.asked_at,
                       reminded_at = excluded.reminded_at, rated_at = excluded.rated_at, changed_at = excluded.changed_at,
                       reopened_at = excluded.reopened_at, stars = excluded.stars, remark = excluded.remark,
                       state = excluded.state
                """,
                rating.conversation().value(),
                rating.episode(),
                rating.channel().name(),
                ticket.ref().connection().name(),
                ticket.ref().key(),
                ticket.details().type(),
                ticket.details().group(),
                ticket.details().company(),
                rating.requester().ref().id(),
                rating.requester().name(),
                agent == null ? null : agent.ref().id(),
                agent == null ? null : agent.name(),
                word(rating.state()),
                word(rating.skip()),
                rating.finishedAt(),
                rating.askedAt(),
                rating.remindedAt(),
                score == null ? null : score.at(),
                score == null ? null : score.changedAt(),
                rating.reopenedAt(),
                score == null ? null : score.stars(),
                score == null ? null : score.remark(),
                StoredJson.write(rating));
    }

    private static @Nullable String word(@Nullable Enum<?> name) {
        return name == null ? null : name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Rating read(Row row) {
        return StoredJson.rating(row.text("state"));
    }
}

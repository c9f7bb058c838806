package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat thread and its ticket, joined, with what the hub must know of both. Saved in the same transaction as the commands
 * that follow from it.
 *
 * @param id the hub's name of it
 * @param channel the messenger's connection
 * @param desk the desk's connection
 * @param place its thread; for a conversation begun in a form, the chat until its first message is written
 * @param rooted true when {@code place.thread()} is the real thread
 * @param requester who asked
 * @param request the person's message that is the request; null when it was made in a form, or adopted
 * @param draft what was asked for; null for adopted tickets
 * @param ticket the ticket as the chat was last shown it; null until it exists
 * @param card messages that make up the card; empty until it is written
 * @param cursor where the next reading of the ticket goes on; null before the first
 * @param heard when the latest message of the thread was written that the hub has judged, by the messenger's clock; null when
 *     none was
 * @param startedAt when it began for the hub, by the clock of the side that began it: what is older was never ours to mirror
 * @param unreached why nothing can be written into the thread, as the agents were told last; null while it can
 */
public record Conversation(
        ConversationId id,
        ConnectionId channel,
        ConnectionId desk,
        Place place,
        boolean rooted,
        Person requester,
        @Nullable MessageRef request,
        @Nullable TicketDraft draft,
        @Nullable Ticket ticket,
        List<MessageRef> card,
        @Nullable String cursor,
        @Nullable Instant heard,
        Instant startedAt,
        @Nullable String unreached) {

    public Conversation {
        card = List.copyOf(card);
    }

    /** One of which nothing is known yet but where it is and who asked. */
    public static Conversation begun(
            ConversationId id, ConnectionId desk, Place place, Person requester, Instant startedAt) {
        return new Conversation(
                id,
                place.chat().connection(),
                desk,
                place,
                true,
                requester,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                startedAt,
                null);
    }

    public Conversation withTicket(Ticket now) {
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, draft, now, card, cursor, heard, startedAt,
                unreached);
    }

    public Conversation withDraft(TicketDraft now) {
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, now, ticket, card, cursor, heard, startedAt,
                unreached);
    }

    public Conversation withCard(List<MessageRef> now) {
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, draft, ticket, now, cursor, heard, startedAt,
                unreached);
    }

    public Conversation withCursor(String now) {
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, draft, ticket, card, now, heard, startedAt,
                unreached);
    }

    /** The same, having judged messages up to then. */
    public Conversation heardUntil(Instant then) {
        if (heard != null && !then.isAfter(heard)) {
            return this;
        }
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, draft, ticket, card, cursor, then, startedAt,
                unreached);
    }

    /** The same, with its thread known at last. */
    public Conversation rootedAt(ThreadRef thread) {
        var where = new Place(place.chat(), thread, true, place.direct());
        return new Conversation(
                id, channel, desk, where, true, requester, request, draft, ticket, card, cursor, heard, startedAt,
                unreached);
    }

    /** The same, its thread out of reach for this reason; null when it is within reach. */
    public Conversation unreachedFor(@Nullable String why) {
        return new Conversation(
                id, channel, desk, place, rooted, requester, request, draft, ticket, card, cursor, heard, startedAt,
                why);
    }
}

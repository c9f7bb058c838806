package deskbridge.channel.pachca;

import deskbridge.connector.Channel.Origin;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.TicketOrigin;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the thread of a ticket by the ids that were written into the ticket. */
final class Locating {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final ConnectionId connection;
    private final PachcaClient client;
    private final People people;
    private final Threads threads;

    Locating(ConnectionId connection, PachcaClient client, People people, Threads threads) {
        this.connection = connection;
        this.client = client;
        this.people = people;
        this.threads = threads;
    }

    Optional<Origin> locate(TicketOrigin origin) throws CallFailed {
        if (!ID.matcher(origin.messageId()).matches()) {
            return Optional.empty();
        }
        var found = message(Long.parseLong(origin.messageId())).filter(message -> !message.isDeleted());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var message = found.get();
        var requester = ID.matcher(origin.personId()).matches() ? Long.valueOf(origin.personId()) : message.userId();
        if (requester == null) {
            return Optional.empty();
        }
        var key = message.inThread()
                ? threads.keyOf(message.entityId())
                : Optional.of(new ThreadKey(message.chatId(), message.id()));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var place = key.get().place(connection, true, threads.isDirect(key.get().chatId()));
        return Optional.of(new Origin(place, people.person(requester)));
    }

    private Optional<MessageJson> message(long id) throws CallFailed {
        try {
            return client.message(id);
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

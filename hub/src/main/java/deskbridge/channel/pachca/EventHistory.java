package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Pachca keeps of the webhooks it sent, when the bot is set up so (Pachca docs, event history). */
final class EventHistory {

    private static final Logger log = LoggerFactory.getLogger(EventHistory.class);

    /** Twenty thousand webhooks; at five pages in two seconds they take nearly three minutes. */
    private static final int MOST_PAGES = 400;

    /** Whoever began anew after every passing fault might never come to the end of a long history. */
    private static final int TRIES = 3;

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Identity identity;
    private final Envelopes envelopes;

    EventHistory(ConnectionId connection, PachcaClient client, Identity identity, Envelopes envelopes) {
        this.connection = connection;
        this.client = client;
        this.identity = identity;
        this.envelopes = envelopes;
    }

    /**
     * The webhooks since then, oldest first.
     *
     * @return empty when none is kept, as far as can be told: nobody says what a bot without a history is shown; or when so many came
     *     since then that reading them all would take too long
     */
    Optional<List<Envelope>> since(Instant since) throws CallFailed {
        var found = new ArrayList<Envelope>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            HistoryJson history;
            try {
                history = page(cursor);
            } catch (CallFailed e) {
                if (e.isRefusal() && page == 0) {
                    log.debug("No event history: {}", e.getMessage());
                    return Optional.empty();
                }
                throw e;
            }
            if (page == 0 && history.data().isEmpty()) {
                return Optional.empty();
            }
            boolean older = false;
            for (HistoryJson.Entry entry : history.data()) {
                older = older || Times.orElse(entry.createdAt(), since).isBefore(since);
                if (!older && entry.payload() != null) {
                    remembered(entry.payload()).ifPresent(found::add);
                }
            }
            cursor = MetaJson.next(history.meta());
            if (older || cursor == null || history.data().isEmpty()) {
                return Optional.of(found.reversed());
            }
        }
        log.warn(
                "{}: more than {} pages of the event history since {}: chats and threads are read instead",
                connection,
                MOST_PAGES,
                since);
        return Optional.empty();
    }

    private HistoryJson page(@Nullable String cursor) throws CallFailed {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.history(cursor);
            } catch (CallFailed e) {
                if (attempt == TRIES || !e.isPassing()) {
                    throw e;
                }
                log.debug("A page of the event history is asked for again: {}", e.getMessage());
            }
        }
    }

    /** A form can only be answered while it is being sent; whoever got no answer has sent it again. */
    private Optional<Envelope> remembered(String payload) throws CallFailed {
        try {
            var hook = HookReader.read(payload);
            if (hook instanceof FormHook
                    || (hook instanceof MessageHook message && identity.isOurs(message.authorId()))) {
                return Optional.empty();
            }
            return envelopes.of(hook, payload);
        } catch (MalformedHook e) {
            log.warn("{}: an entry of the event history is left out: {}", connection, e.getMessage());
            return Optional.empty();
        }
    }
}

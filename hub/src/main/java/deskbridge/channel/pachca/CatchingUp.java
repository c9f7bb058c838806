package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import io.avaje.jsonb.JsonType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what was missed: the bot's event history where it is kept (Pachca docs, event history), else the chats and threads
 * in which something was written since. Deletions leave no trace in a list, so without the history they stay unnoticed.
 */
final class CatchingUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);
    private static final JsonType<HookJson> HOOK = WireJson.of(HookJson.class);

    /** Conversations whose threads are read for edits after a start: what can be read in half a minute. */
    private static final int CONVERSATIONS = 200;

    private static final int MOST_PAGES = 40;

    private final PachcaConfig config;
    private final PachcaClient client;
    private final Identity identity;
    private final Threads threads;
    private final Envelopes envelopes;
    private final InstantSource clock;

    CatchingUp(
            PachcaConfig config,
            PachcaClient client,
            Identity identity,
            Threads threads,
            Envelopes envelopes,
            InstantSource clock) {
        this.config = config;
        this.client = client;
        this.identity = identity;
        this.threads = threads;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** @return oldest first */
    List<Envelope> missed(CatchUp scope) throws CallFailed {
        var history = history(scope.since());
        if (history.isPresent()) {
            return history.get();
        }
        var found = new ArrayList<Envelope>();
        var read = new HashSet<Long>();
        for (long chatId : touchedChats(scope.since())) {
            scan(chatId, null, scope.since(), read, found);
        }
        for (ThreadJson thread : touchedThreads(scope.since())) {
            var key = threads.remember(thread);
            if (key.isPresent()) {
                scan(thread.chatId(), key.get(), scope.since(), read, found);
            }
        }
        if (scope.first()) {
            scanKnown(scope, read, found);
        }
        return found;
    }

    /** @return empty when none is kept, as far as can be told: nobody says what a bot without a history is shown */
    private Optional<List<Envelope>> history(Instant since) throws CallFailed {
        var found = new ArrayList<Envelope>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            HistoryJson history;
            try {
                history = client.history(cursor);
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
                break;
            }
        }
        return Optional.of(found.reversed());
    }

    /** A form can only be answered while it is being sent; whoever got no answer has sent it again. */
    private Optional<Envelope> remembered(String payload) throws CallFailed {
        try {
            var hook = HookReader.read(payload);
            if (hook instanceof FormHook || (hook instanceof MessageHook message && isOwn(message.authorId()))) {
                return Optional.empty();
            }
            return envelopes.of(hook, payload);
        } catch (MalformedHook e) {
            log.warn("{}: an entry of the event history is left out: {}", config.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private Set<Long> touchedChats(Instant since) throws CallFailed {
        var chats = new HashSet<Long>();
        String cursor = null;
        do {
            var page = client.chats(since, cursor);
            for (ChatJson chat : page.data()) {
                if (config.chats().isEmpty() || config.chats().contains(chat.id()) || chat.isPersonal()) {
                    chats.add(chat.id());
                }
            }
            cursor = page.data().isEmpty() ? null : MetaJson.next(page.meta());
        } while (cursor != null);
        return chats;
    }

    private List<ThreadJson> touchedThreads(Instant since) throws CallFailed {
        var touched = new ArrayList<ThreadJson>();
        String cursor = null;
        try {
            do {
                var page = client.threads(since, cursor);
                touched.addAll(page.data());
                cursor = page.data().isEmpty() ? null : MetaJson.next(page.meta());
            } while (cursor != null);
        } catch (CallFailed e) {
            if (!e.isRefusal()) {
                throw e;
            }
            log.warn("{}: threads cannot be listed, only known ones are read: {}", config.id(), e.getMessage());
        }
        return touched;
    }

    private void scanKnown(CatchUp scope, Set<Long> read, List<Envelope> found) throws CallFailed {
        for (Conversation conversation :
                scope.conversations().stream().limit(CONVERSATIONS).toList()) {
            if (conversation.rooted()) {
                var key = ThreadKey.of(conversation.place().thread());
                var thread = threads.existing(key);
                if (thread.isPresent()) {
                    scan(thread.get().chatId(), key, scope.since(), read, found);
                }
            }
        }
    }

    /** Reads a chat from its newest message back, once. */
    private void scan(long chatId, @Nullable ThreadKey inside, Instant since, Set<Long> read, List<Envelope> found)
            throws CallFailed {
        if (!read.add(chatId)) {
            return;
        }
        var messages = new ArrayList<MessageJson>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            MessageJson.Page answer;
            try {
                answer = client.messages(chatId, cursor);
            } catch (CallFailed e) {
                if (e.isRefusal()) {
                    return;
                }
                throw e;
            }
            messages.addAll(answer.data());
            cursor = MetaJson.next(answer.meta());
            if (cursor == null
                    || answer.data().isEmpty()
                    || answer.data().getLast().created().isBefore(since)) {
                break;
            }
        }
        messages.sort(Comparator.comparing(MessageJson::created).thenComparingLong(MessageJson::id));
        for (MessageJson message : messages) {
            tell(message, inside, since, found);
        }
    }

    private void tell(MessageJson message, @Nullable ThreadKey inside, Instant since, List<Envelope> found)
            throws CallFailed {
        var author = message.userId();
        if (author == null || isOwn(author)) {
            return;
        }
        if (!message.created().isBefore(since)) {
            made("new", message, inside).ifPresent(found::add);
        }
        var edited = message.edited();
        if (edited != null && !edited.isBefore(since)) {
            made("update", message, inside).ifPresent(found::add);
        }
    }

    private Optional<Envelope> made(String event, MessageJson message, @Nullable ThreadKey inside) {
        var body = HOOK.toJson(
                HookJson.message(event, message, inside, clock.instant().getEpochSecond()));
        try {
            return envelopes.of(HookReader.read(body), body);
        } catch (MalformedHook e) {
            throw new IllegalStateException("We make webhooks that we cannot read: " + e.getMessage(), e);
        }
    }

    private boolean isOwn(long author) throws CallFailed {
        var own = identity.own();
        return own.bot() && own.id() == author;
    }
}

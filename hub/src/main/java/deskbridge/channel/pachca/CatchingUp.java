package deskbridge.channel.pachca;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what was missed: the bot's event history where it is kept (Pachca docs, event history), else the chats and threads
 * in which something was written since, and afterwards known threads in turn.
 */
final class CatchingUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    /** Twenty thousand messages of one chat. */
    private static final int MOST_PAGES = 400;

    private final PachcaConfig config;
    private final PachcaClient client;
    private final Threads threads;
    private final EventHistory history;
    private final Rereading rereading;
    private final MadeHooks hooks;
    private volatile boolean historyIsKept;

    CatchingUp(
            PachcaConfig config,
            PachcaClient client,
            Threads threads,
            EventHistory history,
            Rereading rereading,
            MadeHooks hooks) {
        this.config = config;
        this.client = client;
        this.threads = threads;
        this.history = history;
        this.rereading = rereading;
        this.hooks = hooks;
    }

    /** @return oldest first within each thread */
    List<Envelope> missed(CatchUp scope) throws CallFailed {
        var kept = history.since(scope.since());
        historyIsKept = kept.isPresent();
        return thinned(kept.isPresent() ? kept.get() : shown(scope), scope);
    }

    /** What a history would have told: without one, edits and deletions in known threads. */
    List<Envelope> suspected(CatchUp scope) throws CallFailed {
        return historyIsKept ? List.of() : rereading.changed(scope);
    }

    /**
     * Of what was written in a thread the first and the last are hints enough, since a reading shows all that is between: more
     * would have a long thread read once for each of its messages. The first tells when a thread that is not known yet
     * begins to matter; of a known one the last is enough.
     */
    private List<Envelope> thinned(List<Envelope> found, CatchUp scope) {
        var last = new HashMap<String, Envelope>();
        for (Envelope envelope : found) {
            if (isWritten(envelope)) {
                last.put(envelope.lane(), envelope);
            }
        }
        var begun = new HashSet<String>();
        for (String lane : last.keySet()) {
            ThreadKey.ofLane(lane)
                    .flatMap(key -> scope.memory().of(key.ref(config.id())))
                    .ifPresent(known -> begun.add(lane));
        }
        return found.stream()
                .filter(envelope -> !isWritten(envelope)
                        || begun.add(envelope.lane())
                        || envelope.equals(last.get(envelope.lane())))
                .toList();
    }

    private static boolean isWritten(Envelope envelope) {
        return envelope.kind().equals("message.new");
    }

    private List<Envelope> shown(CatchUp scope) throws CallFailed {
        var found = new ArrayList<Envelope>();
        for (long chatId : touchedChats(scope.since())) {
            scan(chatId, null, scope.since(), found);
        }
        var known = new ArrayList<Conversation>();
        for (ThreadJson thread : touchedThreads(scope.since())) {
            var key = threads.remember(thread);
            if (key.isPresent()) {
                var conversation = scope.memory().of(key.get().ref(config.id()));
                conversation.ifPresent(known::add);
                if (conversation.isEmpty()) {
                    scan(thread.chatId(), key.get(), scope.since(), found);
                }
            }
        }
        found.addAll(rereading.touched(known, scope));
        return found;
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

    /** Reads a chat from its newest message back. */
    private void scan(long chatId, @Nullable ThreadKey inside, Instant since, List<Envelope> found) throws CallFailed {
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
                cursor = null;
                break;
            }
        }
        if (cursor != null) {
            log.warn(
                    "{}: chat {} holds more since {} than is read; the oldest is left out", config.id(), chatId, since);
        }
        messages.sort(Comparator.comparing(MessageJson::created).thenComparingLong(MessageJson::id));
        for (MessageJson message : messages) {
            hooks.written(message, inside, since).ifPresent(found::add);
            hooks.edited(message, inside, since).ifPresent(found::add);
        }
    }
}

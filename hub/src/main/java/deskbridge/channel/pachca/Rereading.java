package deskbridge.channel.pachca;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Turns;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.MessageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads known threads again for what no list of new messages shows: edits and deletions. Costs little more than one read a thread, of
 * the ten a second that Pachca allows.
 */
final class Rereading {

    private static final Logger log = LoggerFactory.getLogger(Rereading.class);

    /** After a start: what can be read in half a minute. */
    private static final int AT_FIRST = 200;

    /** A sixth of what may be read in a minute: two hundred open threads within two minutes. */
    private static final int OPEN = 100;

    private static final int FINISHED = 10;

    /** Of a thread, from its end; what is said further back stays as it was heard. */
    private static final int MOST_PAGES = 5;

    private final PachcaClient client;
    private final Threads threads;
    private final Roots roots;
    private final MadeHooks hooks;
    private final Turns turns = new Turns(AT_FIRST, FINISHED);
    private final Set<ConversationId> fresh = new HashSet<>();

    Rereading(PachcaClient client, Threads threads, MadeHooks hooks) {
        this.client = client;
        this.threads = threads;
        this.roots = new Roots(client, threads);
        this.hooks = hooks;
    }

    /** What was said and changed in known threads in which something was written since. They need no other turn this time. */
    List<Envelope> touched(List<Conversation> conversations, CatchUp scope) throws CallFailed {
        var found = new ArrayList<Envelope>();
        var first = roots.read(keys(conversations));
        for (Conversation conversation : conversations) {
            reread(conversation, first, scope, found);
            fresh.add(conversation.id());
        }
        return found;
    }

    /**
     * What changed in the known threads whose turn it is; after a passing fault what was found so far, the others keep their turn.
     * Called by one thread at a time.
     */
    List<Envelope> changed(CatchUp scope) throws CallFailed {
        var found = new ArrayList<Envelope>();
        var due = new ArrayList<Conversation>();
        for (Conversation conversation : turns.due(scope, OPEN)) {
            if (conversation.rooted() && !fresh.contains(conversation.id())) {
                due.add(conversation);
            } else {
                turns.passed(conversation);
            }
        }
        fresh.clear();
        var first = roots.read(keys(due));
        for (Conversation conversation : due) {
            try {
                reread(conversation, first, scope, found);
            } catch (CallFailed e) {
                if (found.isEmpty()) {
                    throw e;
                }
                log.info("The other threads are read next time: {}", e.getMessage());
                break;
            }
            turns.passed(conversation);
        }
        return found;
    }

    private static List<ThreadKey> keys(List<Conversation> conversations) {
        return conversations.stream()
                .map(conversation -> ThreadKey.of(conversation.place().thread()))
                .toList();
    }

    private void reread(
            Conversation conversation, Map<ThreadKey, MessageJson> first, CatchUp scope, List<Envelope> found)
            throws CallFailed {
        var key = ThreadKey.of(conversation.place().thread());
        var root = Optional.ofNullable(first.get(key));
        var standing = standing(scope.memory().standing(conversation.id()));
        if (root.isPresent() && standing.remove(key.rootId())) {
            changes(root.get(), null).forEach(found::add);
        }
        var thread = root.map(MessageJson::thread).or(() -> threads.known(key));
        if (thread.isEmpty()) {
            return;
        }
        for (MessageJson message : listed(thread.get().chatId(), standing)) {
            hooks.written(message, key, scope.since()).ifPresent(found::add);
            boolean heard = standing.remove(message.id());
            hooks.edited(message, key, heard ? Instant.EPOCH : scope.since()).ifPresent(found::add);
        }
        for (long missing : standing) {
            var message = IfReadable.ask(() -> client.message(missing));
            if (message.isPresent()) {
                changes(message.get(), key).forEach(found::add);
            }
        }
    }

    private List<Envelope> changes(MessageJson message, @Nullable ThreadKey inside) throws CallFailed {
        var change =
                message.isDeleted() ? hooks.deleted(message, inside) : hooks.edited(message, inside, Instant.EPOCH);
        return change.stream().toList();
    }

    /** Numbers of the messages heard in a conversation; what was said in a form has none. */
    private static SortedSet<Long> standing(List<MessageRef> heard) {
        var standing = new TreeSet<Long>();
        for (MessageRef message : heard) {
            MessageIds.number(message).ifPresent(standing::add);
        }
        return standing;
    }

    /** A thread's messages, oldest first, as far back as one of these; of those further back than is read, all are let go. */
    private List<MessageJson> listed(long chatId, SortedSet<Long> standing) throws CallFailed {
        var messages = new ArrayList<MessageJson>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String from = cursor;
            var answer = IfReadable.ask(() -> Optional.of(client.messages(chatId, from)));
            if (answer.isEmpty()) {
                standing.clear();
                return List.of();
            }
            messages.addAll(answer.get().data());
            cursor = MetaJson.next(answer.get().meta());
            if (answer.get().data().isEmpty()) {
                cursor = null;
            }
            if (cursor == null || standing.isEmpty() || messages.getLast().id() <= standing.first()) {
                return messages.reversed();
            }
        }
        standing.headSet(messages.getLast().id()).clear();
        return messages.reversed();
    }
}

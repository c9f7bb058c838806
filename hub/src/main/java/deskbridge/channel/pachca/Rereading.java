package deskbridge.channel.pachca;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.MessageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads known threads again for what no list of new messages shows: edits and deletions. Each time the threads in which
 * something happened last, and a few of the others in turn. Costs two reads a thread, of the ten a second that Pachca allows.
 */
final class Rereading {

    /** After a start: what can be read in forty seconds. */
    private static final int AT_FIRST = 200;

    /** Those in which something happened last. */
    private static final int ACTIVE = 40;

    /** Of the others: a thousand take fifty minutes. */
    private static final int IN_TURN = 20;

    /** Of a thread, from its end; what is said further back stays as it was heard. */
    private static final int MOST_PAGES = 5;

    private final PachcaClient client;
    private final Threads threads;
    private final MadeHooks hooks;
    private int turn;

    Rereading(PachcaClient client, Threads threads, MadeHooks hooks) {
        this.client = client;
        this.threads = threads;
        this.hooks = hooks;
    }

    /** What changed in the known threads whose turn it is. Called by one thread at a time. */
    List<Envelope> changed(CatchUp scope) throws CallFailed {
        var found = new ArrayList<Envelope>();
        for (Conversation conversation : due(scope)) {
            reread(conversation, scope, found);
        }
        return found;
    }

    private List<Conversation> due(CatchUp scope) {
        var rooted = scope.conversations().stream().filter(Conversation::rooted).toList();
        int always = Math.min(rooted.size(), scope.first() ? AT_FIRST : ACTIVE);
        var due = new ArrayList<>(rooted.subList(0, always));
        var others = rooted.subList(always, rooted.size());
        for (int i = 0; i < Math.min(IN_TURN, others.size()) && !scope.first(); i++) {
            due.add(others.get(turn++ % others.size()));
        }
        return due;
    }

    private void reread(Conversation conversation, CatchUp scope, List<Envelope> found) throws CallFailed {
        var key = ThreadKey.of(conversation.place().thread());
        var standing = standing(conversation.id(), scope.standing());
        var root = readable(() -> client.message(key.rootId()));
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
            var message = readable(() -> client.message(missing));
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
    private static SortedSet<Long> standing(ConversationId id, Function<ConversationId, List<MessageRef>> heard) {
        var standing = new TreeSet<Long>();
        for (MessageRef message : heard.apply(id)) {
            if (message.id().chars().allMatch(Character::isDigit)) {
                standing.add(Long.parseLong(message.id()));
            }
        }
        return standing;
    }

    /** A thread's messages, oldest first, as far back as one of these; of those further back than is read, all are let go. */
    private List<MessageJson> listed(long chatId, SortedSet<Long> standing) throws CallFailed {
        var messages = new ArrayList<MessageJson>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String from = cursor;
            var answer = readable(() -> Optional.of(client.messages(chatId, from)));
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

    private interface Question<T> {
        Optional<T> ask() throws CallFailed;
    }

    /** What we may not read any more concerns us no more. */
    private static <T> Optional<T> readable(Question<T> question) throws CallFailed {
        try {
            return question.ask();
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

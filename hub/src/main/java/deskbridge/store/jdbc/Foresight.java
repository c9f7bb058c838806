package deskbridge.store.jdbc;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Rating;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Reads what several units of work are about with a few statements, on PostgreSQL. Conversations that somebody else holds just now
 * are passed over, so that nobody waits for another's conversation; of two units about the same one the first gets it.
 */
final class Foresight {

    private final Session session;
    private final Map<Whose, Conversation> conversations;
    private final Map<About, Foreseen> known = new HashMap<>();

    Foresight(Session session, Collection<About> wanted) {
        this.session = session;
        conversations = ConversationSearch.locked(
                session, wanted.stream().map(About::whose).collect(Collectors.toSet()));
        Map<ConversationId, About> owners = new LinkedHashMap<>();
        for (About about : wanted) {
            Conversation conversation = conversations.get(about.whose());
            if (conversation != null) {
                owners.putIfAbsent(conversation.id(), about);
            }
        }
        if (!owners.isEmpty()) {
            read(owners);
        }
    }

    private void read(Map<ConversationId, About> owners) {
        Map<ConversationId, List<Rating>> ratings = Ratings.of(session, owners.keySet());
        Map<ConversationId, SequencedMap<Long, LedgerEntry>> entries = entries(owners);
        owners.forEach((id, about) -> {
            Conversation conversation = conversations.get(about.whose());
            if (conversation != null) {
                known.put(
                        about,
                        new Foreseen(
                                about,
                                conversation,
                                entries.getOrDefault(id, new LinkedHashMap<>()),
                                ratings.getOrDefault(id, List.of())));
            }
        });
    }

    /** What was read for a unit, once. */
    Optional<Foreseen> take(About about) {
        return Optional.ofNullable(known.remove(about));
    }

    /** Whether there is such a conversation, locked by this transaction: then another unit has taken it. */
    boolean hasFound(About about) {
        return conversations.containsKey(about.whose());
    }

    private Map<ConversationId, SequencedMap<Long, LedgerEntry>> entries(Map<ConversationId, About> owners) {
        record Message(ConversationId conversation, MessageRef ref) {}
        record Said(ConversationId conversation, CommentRef ref) {}
        var messages = new ArrayList<Message>();
        var comments = new ArrayList<Said>();
        owners.forEach((id, about) -> {
            about.messages().forEach(ref -> messages.add(new Message(id, ref)));
            about.comments().forEach(ref -> comments.add(new Said(id, ref)));
        });
        if (messages.isEmpty() && comments.isEmpty()) {
            return Map.of();
        }
        Map<ConversationId, SequencedMap<Long, LedgerEntry>> found = new HashMap<>();
        new Ledger(session)
                .numbered(
                        """
                         where l.id in (
                            select m.entry_id from unnest(?, ?, ?) as a (connection, message, conversation)
                              join ledger_message m on m.connection = a.connection and m.message_id = a.message
                                   and m.conversation_id = a.conversation
                            union
                            select l.id from unnest(?, ?, ?) as a (connection, comment, conversation)
                              join ledger l on l.conversation_id = a.conversation and l.comment_id = a.comment
                                   and l.comment_connection = a.connection)
                        """,
                        Columns.texts(messages, it -> it.ref().connection().name()),
                        Columns.texts(messages, it -> it.ref().id()),
                        Columns.texts(messages, it -> it.conversation().value()),
                        Columns.texts(comments, it -> it.ref().connection().name()),
                        Columns.texts(comments, it -> it.ref().id()),
                        Columns.texts(comments, it -> it.conversation().value()))
                .forEach((id, entry) -> found.computeIfAbsent(entry.conversation(), any -> new LinkedHashMap<>())
                        .put(id, entry));
        return found;
    }
}

package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Place;
import deskbridge.memory.Expiring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which thread is which. Pachca names a thread by an id, by the id of its own chat and by the message it hangs off, and each
 * webhook and call uses another of the three (Pachca docs, threads). What is true once stays true, so it is remembered.
 */
final class Threads {

    private static final Duration LONG = Duration.ofHours(24);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Expiring<Long, ThreadJson> byRoot;
    private final Expiring<Long, Optional<ThreadKey>> keys;
    private final Expiring<Long, Boolean> direct;
    private final Expiring<Long, Long> chats;
    private final Expiring<Long, Place> places;

    Threads(ConnectionId connection, PachcaClient client, InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.byRoot = new Expiring<>(clock, MOST);
        this.keys = new Expiring<>(clock, MOST);
        this.direct = new Expiring<>(clock, MOST);
        this.chats = new Expiring<>(clock, MOST);
        this.places = new Expiring<>(clock, MOST);
    }

    /** The thread of a message, made when there is none yet. */
    ThreadJson open(ThreadKey key) throws CallFailed {
        var known = byRoot.get(key.rootId());
        return known.isPresent() ? known.get() : remember(key, client.openThread(key.rootId()));
    }

    /** The thread of a message, as far as it is remembered. */
    Optional<ThreadJson> known(ThreadKey key) {
        return byRoot.get(key.rootId());
    }

    /** The thread of a message, empty when there is none or the message is gone. */
    Optional<ThreadJson> existing(ThreadKey key) throws CallFailed {
        var known = byRoot.get(key.rootId());
        if (known.isPresent()) {
            return known;
        }
        return client.message(key.rootId())
                .flatMap(root -> Optional.ofNullable(root.thread()))
                .map(thread -> remember(key, thread));
    }

    /** Where a message of a webhook stands; empty in a thread that hangs off nothing. */
    Optional<Place> placeOf(MessageHook hook) throws CallFailed {
        var inside = hook.inside();
        if (inside == null && hook.threadId() != null) {
            inside = keyOf(hook.threadId()).orElse(null);
            if (inside == null) {
                return Optional.empty();
            }
        }
        if (inside == null) {
            direct.put(hook.chatId(), hook.direct(), LONG);
            return Optional.of(new ThreadKey(hook.chatId(), hook.id()).place(connection, false, hook.direct()));
        }
        if (hook.threadId() != null) {
            remember(inside, new ThreadJson(hook.threadId(), hook.chatId(), inside.rootId(), inside.chatId()));
        }
        return Optional.of(inside.place(connection, true, isDirect(inside.chatId())));
    }

    /** Where a message that was read or written stands; empty in a thread that hangs off nothing. */
    Optional<Place> placeOf(MessageJson message) throws CallFailed {
        var known = places.get(message.id());
        if (known.isPresent()) {
            return known;
        }
        Optional<Place> place;
        if (message.inThread()) {
            var key = keyOf(message.entityId());
            place = key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            key.get().place(connection, true, isDirect(key.get().chatId())));
        } else {
            direct.put(message.chatId(), message.direct(), LONG);
            place = Optional.of(
                    new ThreadKey(message.chatId(), message.id()).place(connection, false, message.direct()));
        }
        place.ifPresent(where -> places.put(message.id(), where, LONG));
        return place;
    }

    /** Where a message with a pressed button stands; the chat when nothing more can be learnt. */
    Place placeOfButton(long messageId, long chatId) throws CallFailed {
        var known = places.get(messageId);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            var message = client.message(messageId);
            if (message.isPresent()) {
                var place = placeOf(message.get());
                if (place.isPresent()) {
                    return place.get();
                }
            }
        } catch (CallFailed e) {
            if (!e.isRefusal()) {
                throw e;
            }
        }
        return new ThreadKey(chatId, messageId).place(connection, false, isDirect(chatId));
    }

    /** What changing a message counts against: the chat it is in, as far as known; else what all such share. */
    Budget budgetOf(long messageId, Optional<Place> thread) throws CallFailed {
        var known = chats.get(messageId);
        if (known.isPresent()) {
            return new Budget.Chat(known.get());
        }
        if (thread.isEmpty()) {
            return new Budget.Chat(0);
        }
        var open = existing(ThreadKey.of(thread.get().thread()));
        return new Budget.Chat(open.map(ThreadJson::chatId).orElse(0L));
    }

    /** Remembers where a message stands that we have just written. */
    void wrote(MessageJson message, ThreadKey inside, boolean inThread) {
        chats.put(message.id(), message.chatId(), LONG);
        boolean inDirect = message.direct() || direct.get(inside.chatId()).orElse(false);
        places.put(message.id(), inside.place(connection, inThread, inDirect), LONG);
    }

    /** The direct chat that a thread hangs in is asked for once. */
    boolean isDirect(long chatId) throws CallFailed {
        var known = direct.get(chatId);
        if (known.isPresent()) {
            return known.get();
        }
        boolean answer;
        try {
            answer = client.chat(chatId).map(ChatJson::isPersonal).orElse(false);
        } catch (CallFailed e) {
            if (!e.isRefusal()) {
                throw e;
            }
            answer = false;
        }
        direct.put(chatId, answer, LONG);
        return answer;
    }

    /** The name of a thread, empty when it hangs off nothing. */
    Optional<ThreadKey> keyOf(long threadId) throws CallFailed {
        var known = keys.get(threadId);
        if (known.isPresent()) {
            return known.get();
        }
        var found = client.thread(threadId);
        if (found.isPresent()) {
            return remember(found.get());
        }
        keys.put(threadId, Optional.empty(), SHORT);
        return Optional.empty();
    }

    /** Learns a thread from a list. */
    Optional<ThreadKey> remember(ThreadJson thread) {
        if (thread.messageId() == null || thread.messageChatId() == null) {
            keys.put(thread.id(), Optional.empty(), LONG);
            return Optional.empty();
        }
        var key = new ThreadKey(thread.messageChatId(), thread.messageId());
        remember(key, thread);
        return Optional.of(key);
    }

    private ThreadJson remember(ThreadKey key, ThreadJson thread) {
        byRoot.put(key.rootId(), thread, LONG);
        keys.put(thread.id(), Optional.of(key), LONG);
        return thread;
    }
}

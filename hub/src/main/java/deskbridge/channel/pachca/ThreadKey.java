package deskbridge.channel.pachca;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a thread by the message it hangs off, so that the thread has a name before it exists.
 *
 * @param chatId the chat of that message, not the thread's own chat
 * @param rootId that message
 */
record ThreadKey(long chatId, long rootId) {

    private static final Pattern LANE = Pattern.compile("thread:(\\d{1,18}):(\\d{1,18})");

    /** @throws IllegalArgumentException when the reference was not made by this connector */
    static ThreadKey of(ThreadRef thread) {
        int colon = thread.id().indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Not a thread of Pachca: " + thread);
        }
        return new ThreadKey(
                Long.parseLong(thread.id().substring(0, colon)),
                Long.parseLong(thread.id().substring(colon + 1)));
    }

    ThreadRef ref(ConnectionId connection) {
        return new ThreadRef(connection, chatId + ":" + rootId);
    }

    Place place(ConnectionId connection, boolean inThread, boolean direct) {
        return new Place(new ChatRef(connection, Long.toString(chatId)), ref(connection), inThread, direct);
    }

    MessageRef root(ConnectionId connection) {
        return new MessageRef(connection, Long.toString(rootId));
    }

    /** The thread whose lane this is; empty for lanes of other things. */
    static Optional<ThreadKey> ofLane(String lane) {
        var found = LANE.matcher(lane);
        return found.matches()
                ? Optional.of(new ThreadKey(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    /** The lane of everything that is said in the thread, the message it hangs off included. */
    String lane() {
        return "thread:" + chatId + ":" + rootId;
    }
}

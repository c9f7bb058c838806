package deskbridge.connector;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.MessageRef;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One configured connection to one remote system. Stateless but for caches: what must survive is the engine's business.
 * Every method may be called by many virtual threads at once.
 */
public interface Connector extends AutoCloseable {

    /** The connection's name; constant. */
    ConnectionId id();

    /**
     * Judges a webhook: is the sender proven, is it well-formed, what must be stored. Called on the server's thread for every
     * request; must not call the remote and must not block.
     *
     * @param request as received; {@code path} holds at most one segment behind the connection's own path
     */
    Reception receive(Request request);

    /**
     * Understands a stored delivery. Called by the inbox worker in the lane's order; may call the remote and block.
     *
     * @param body as stored by {@link Envelope#body()}
     * @return what happened, in order; empty for kinds that concern nobody
     * @throws RemoteTrouble when the remote must be asked and does not answer well
     */
    List<Event> decode(String body) throws RemoteTrouble;

    /**
     * Carries out a command. Called by the outbox worker in the lane's order; may block. When
     * {@link SendContext#mayHaveHappened()}, looks in the remote for an earlier attempt's effect before doing anything that
     * is not idempotent. Never throws for what the remote does.
     */
    SendResult send(Command command, SendContext context);

    /**
     * Brings a file of this connection to local disk, with a fresh link. May block.
     *
     * @throws RemoteTrouble when it cannot be had; permanent when it is gone or too large
     */
    LocalFile open(RemoteFile file) throws RemoteTrouble;

    /**
     * Asks the remote what may have been missed, by its lists of what changed: a few calls, however many conversations there
     * are. Called at start and on a timer; may block. What it returns goes through the inbox like any webhook, so telling
     * something twice is harmless.
     *
     * @param scope what the hub knows and since when it cares
     */
    List<Envelope> missed(CatchUp scope) throws RemoteTrouble;

    /**
     * Looks at conversations one by one for what no list shows: after a start at all that are open, as far as that can be done
     * within a minute, else at some in turn. Called after {@link #missed}, with the same scope, when what that returned is
     * stored; may block.
     *
     * @return what may have changed
     */
    default List<Envelope> suspected(CatchUp scope) throws RemoteTrouble {
        return List.of();
    }

    /**
     * Asks the remote who we are there, to find a wrong token early. May block.
     *
     * @return one line for people: the account and what it reaches
     * @throws RemoteTrouble when it does not work, with the cure
     */
    String check() throws RemoteTrouble;

    @Override
    void close();

    /**
     * What the hub knows when it asks for what it missed.
     *
     * @param since nothing older than this is wanted
     * @param first true right after the start, when nothing may be left out to save calls
     * @param conversations conversations of this connection, most recently active first; the oldest may be left out
     * @param memory what the hub knows of single conversations, of all there are
     */
    record CatchUp(Instant since, boolean first, List<Conversation> conversations, Memory memory) {

        public CatchUp {
            conversations = List.copyOf(conversations);
        }

        /** In which nothing was heard yet. */
        public CatchUp(Instant since, boolean first, List<Conversation> conversations) {
            this(since, first, conversations, Memory.of(conversations));
        }
    }

    /** Asks the store. */
    interface Memory {

        /** What people have said in a conversation and not taken back, as far as the hub has heard. */
        List<MessageRef> standing(ConversationId conversation);

        /** The conversation about a ticket. */
        Optional<Conversation> of(TicketRef ticket);

        /** The conversation in a thread. */
        Optional<Conversation> of(ThreadRef thread);

        /** A memory of nothing but these conversations, in which nothing was said. */
        static Memory of(List<Conversation> conversations) {
            return new Memory() {
                @Override
                public List<MessageRef> standing(ConversationId conversation) {
                    return List.of();
                }

                @Override
                public Optional<Conversation> of(TicketRef ticket) {
                    return conversations.stream()
                            .filter(it ->
                                    it.ticket() != null && it.ticket().ref().equals(ticket))
                            .findFirst();
                }

                @Override
                public Optional<Conversation> of(ThreadRef thread) {
                    return conversations.stream()
                            .filter(it -> it.rooted() && it.place().thread().equals(thread))
                            .findFirst();
                }
            };
        }
    }
}

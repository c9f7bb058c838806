package deskbridge.connector;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.FormField;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.TicketOrigin;
import deskbridge.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A messenger. */
public interface Channel extends Connector {

    /** What it can do. */
    Features features();

    /**
     * Reads a touched thread. May block.
     *
     * @param touched the hint
     * @param since messages of the thread written before this are not wanted, except the touched one; null when the thread is
     *     unknown to the hub: then its first message (the one it hangs off) is wanted as well
     * @return the messages, oldest first, without a ticket
     * @throws RemoteTrouble when the messenger does not answer well
     */
    ThreadSeen read(ThreadTouched touched, @Nullable Instant since) throws RemoteTrouble;

    /**
     * Reads a thread from its first message on, ours among them, at a pace that leaves the messenger's limits to those who are
     * waited for. May block for seconds.
     *
     * @param standing messages that stand there as far as the hub knows: those that are not listed are asked for, one by one
     * @return empty where threads cannot be read again, and when this one may not be read any more
     * @throws RemoteTrouble when the messenger does not answer well
     */
    default Optional<ThreadSeen> readWhole(Place place, List<MessageRef> standing) throws RemoteTrouble {
        return Optional.empty();
    }

    /**
     * A hint that a message should be read, as if the messenger had sent it; never taken for a duplicate of what it did send.
     *
     * @return empty where messages cannot be read again
     */
    default Optional<Envelope> hint(Place place, ChatMessage message) {
        return Optional.empty();
    }

    /**
     * Finds the chat side of a ticket that the hub does not know: made by an older bot, or known to a database that was lost.
     * May block.
     *
     * @return empty when the thread does not exist, or the hub's account is not in it
     */
    Optional<Origin> locate(TicketOrigin origin) throws RemoteTrouble;

    /** The chat side of a ticket that was made for this message, as far as the message's name tells. */
    TicketOrigin origin(MessageRef message);

    /**
     * What a link says that this connector gave a message, now or earlier: {@link ChatMessage#url()}. Asks nobody.
     *
     * @return empty for any other address
     */
    Optional<Linked> linked(String url);

    /** Reads all that stands in a thread, for a database that was lost. May block. */
    Standing standing(Place place) throws RemoteTrouble;

    /**
     * The messenger's way to say that a form was filled in wrongly.
     *
     * @param errors by {@link FormField#name()}; never empty
     */
    Response refuseForm(Map<String, String> errors);

    /**
     * Where a ticket came from.
     *
     * @param place the thread
     * @param requester who asked
     */
    record Origin(Place place, Person requester) {}

    /**
     * A message that a link leads to.
     *
     * @param message which
     * @param origin the chat side of a ticket made for it, as far as the link tells
     */
    record Linked(MessageRef message, TicketOrigin origin) {}

    /**
     * What stands in a thread.
     *
     * @param root the message that the thread hangs off
     * @param readable false when the messenger gives nothing twice: then there are no messages
     * @param messages all of them, whoever wrote them, the root included; oldest first
     * @param actions what the buttons of a message of ours mean, where it has some
     */
    record Standing(
            MessageRef root, boolean readable, List<ChatMessage> messages, Map<MessageRef, List<String>> actions) {

        public Standing {
            messages = List.copyOf(messages);
            actions = Map.copyOf(actions);
        }
    }

    /**
     * What a messenger can do; the engine and the flow degrade openly where it cannot.
     *
     * @param forms true when it can open dialogs
     * @param threads true when each message can start a thread of its own
     */
    record Features(boolean forms, boolean threads) {}
}

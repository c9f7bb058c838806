package deskbridge.connector;

import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.TicketOrigin;
import deskbridge.http.Response;
import java.time.Instant;
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
     * Finds the chat side of a ticket that the hub does not know: made by an older bot, or known to a database that was lost.
     * May block.
     *
     * @return empty when the thread does not exist, or the hub's account is not in it
     */
    Optional<Origin> locate(TicketOrigin origin) throws RemoteTrouble;

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
     * What a messenger can do; the engine and the flow degrade openly where it cannot.
     *
     * @param forms true when it can open dialogs
     * @param threads true when each message can start a thread of its own
     * @param edits true when messages can be edited in place
     */
    record Features(boolean forms, boolean threads, boolean edits) {}
}

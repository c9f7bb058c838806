package deskbridge.connector;

import deskbridge.domain.CommentRef;
import deskbridge.domain.MessageRef;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine knows at the moment a command is sent. Made by the engine, read by connectors. */
public interface SendContext {

    /** How far a remote's clock may differ from ours: twice of what a webhook may come from the future. */
    Duration CLOCKS_APART = Duration.ofMinutes(10);

    /** True when an earlier attempt may have taken effect: look before you do it again. */
    boolean mayHaveHappened();

    /**
     * Says that this attempt may take effect from here on. A connector to a remote in which nobody can look says so right before
     * every call that writes, after all its waiting: what is broken off earlier has done nothing, and needs no caution later. Blocks
     * until that is kept.
     *
     * @throws RuntimeException when it cannot be kept, or the command is somebody else's by now: nothing may be called
     */
    void aboutToCall();

    /**
     * How many earlier attempts were about to call, and nobody knows what became of that. For remotes in which nobody can look;
     * known only of connectors that say {@link #aboutToCall()}.
     */
    int doubtfulAttempts();

    /** When the first attempt began, by our own clock. */
    Instant firstTriedAt();

    /** The earliest time that an effect of any attempt can bear, by the clock of a remote. */
    default Instant earliestEffect() {
        return firstTriedAt().minus(CLOCKS_APART);
    }

    /** True when a person put the command back after it had been given up: the text should say that it comes late. */
    boolean redelivered();

    /** The conversation's ticket, once it exists. */
    Optional<TicketRef> ticket();

    /** The conversation's thread, once it exists. */
    Optional<Place> thread();

    /** The conversation's card, as it was written; empty before. */
    List<MessageRef> card();

    /** True when a message of this conversation was given up: it may stand there all the same, where nobody can look. */
    boolean gaveUpMessages();

    /** The comment that was made for this message. */
    Optional<CommentRef> commentFor(MessageRef message);

    /** The messages that were made for this comment; empty when none were. */
    List<MessageRef> messagesFor(CommentRef comment);

    /** True when the ledger knows this comment, so that it cannot be the lost effect of this command. */
    boolean isRecorded(CommentRef comment);

    /** True when the ledger knows this message, so that it cannot be the lost effect of this command. */
    boolean isRecorded(MessageRef message);

    /** The desk's contact that is bound to this person of the messenger; see {@link deskbridge.domain.Command.IdentifyRequester}. */
    Optional<String> contactOf(PersonRef person);

    /** Tickets of this desk that the person asked for and that were not done when they were last seen; the latest first. */
    List<TicketRef> openTicketsOf(PersonRef requester);

    /** Brings a file to local disk, from whatever connection it lives in. May block. */
    LocalFile open(RemoteFile file) throws RemoteTrouble;
}

package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An emulated messenger, as the figures look into it. */
public interface Messenger extends RemoteSystem {

    /** Whether a request began here. */
    boolean owns(Origin origin);

    /** When the message that began a request last changed. */
    Instant changedAt(Origin origin);

    /** Whether the message that began a request was taken back. */
    boolean withdrawn(Origin origin);

    /** Requests of which the hub has told their authors here that they are being made. */
    List<Origin> promised();

    /**
     * What was said about a request after it.
     *
     * @param ticket the key of the ticket that it became
     */
    Talk talk(Origin origin, String ticket);

    /** The calls that are refused when there are too many. */
    CallMatch limited();

    /** How they are refused. */
    Fault tooMany(Duration retryAfter);

    /** The calls by which the hub fetches news, where it does; nothing otherwise. */
    CallMatch polling();

    /**
     * A conversation.
     *
     * @param people what people said that belongs into the ticket
     * @param hub what the hub said
     * @param repeats how many of the hub's messages may be there once more: where a lost answer cannot be looked up
     */
    record Talk(List<Words> people, List<Words> hub, int repeats) {
        public Talk {
            people = List.copyOf(people);
            hub = List.copyOf(hub);
        }
    }
}

package deskbridge.connector;

import deskbridge.domain.Envelope;
import java.time.Duration;
import java.util.List;

/** A connector that may have to ask its remote for events, because nobody sends them. */
public interface Polled extends Connector {

    /** True when it is configured to ask; constant. */
    boolean polls();

    /**
     * Asks for what is new. To ask again is to confirm what came before: the caller has it on disk by then. Called by one thread
     * at a time; blocks.
     *
     * @param most how long to wait for something; zero for not at all
     * @return what happened, in order; perhaps nothing
     * @throws RemoteTrouble when the remote does not answer well
     */
    List<Envelope> poll(Duration most) throws RemoteTrouble;
}

package deskbridge.demo.bench;

import deskbridge.domain.Envelope;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** An inbox that only takes in: variants of the real one to compare it with. Nobody works what it takes. */
final class Accepting implements Inbox {

    private final Way way;

    private Accepting(Way way) {
        this.way = way;
    }

    private interface Way {
        int accept(List<Envelope> envelopes, Instant now);
    }

    /** Says yes and keeps nothing. */
    static Inbox nothing() {
        return new Accepting((envelopes, now) -> envelopes.size());
    }

    /** Lets one caller at a time through, so that every delivery has a commit of its own. */
    static Inbox oneByOne(Inbox inbox) {
        var lock = new ReentrantLock();
        return new Accepting((envelopes, now) -> {
            lock.lock();
            try {
                return inbox.accept(envelopes, now);
            } finally {
                lock.unlock();
            }
        });
    }

    @Override
    public int accept(List<Envelope> envelopes, Instant now) {
        return way.accept(envelopes, now);
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int most) {
        throw unexpected();
    }

    @Override
    public List<Delivery> head(Claim claim, int most) {
        throw unexpected();
    }

    @Override
    public boolean renew(Claim claim, Instant until) {
        throw unexpected();
    }

    @Override
    public void release(Claim claim, Instant due) {
        throw unexpected();
    }

    @Override
    public Instant nextDue() {
        throw unexpected();
    }

    @Override
    public int prune(Instant before) {
        throw unexpected();
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("nobody works this inbox");
    }
}

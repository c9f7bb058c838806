package deskbridge.desk.yandextracker;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Turns;
import deskbridge.domain.Conversation;
import deskbridge.domain.Envelope;
import deskbridge.domain.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what neither a trigger nor the search told: the search is an index that may lag or leave out. One call each, for what
 * is new in the issue's history, tells whether there is anything to be read.
 */
final class QuietChanges {
    private static final Logger log = LoggerFactory.getLogger(QuietChanges.class);

    /** After a start: what a minute allows at a tenth of a second each, with a reserve. */
    private static final int AT_FIRST = 400;

    private static final int A_FEW = 20;
    private static final int FINISHED = 5;

    private final TrackerClient client;
    private final IssueObserver observer;
    private final MissedChanges missed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Turns turns = new Turns(AT_FIRST, FINISHED);

    QuietChanges(TrackerClient client, IssueObserver observer, MissedChanges missed) {
        this.client = client;
        this.observer = observer;
        this.missed = missed;
    }

    /** What differs from the last reading. After a passing fault what was found so far; the others keep their turn. */
    List<Envelope> found(CatchUp scope) throws TrackerFault {
        lock.lock();
        try {
            List<Envelope> found = new ArrayList<>();
            for (Conversation conversation : turns.due(scope, A_FEW)) {
                Ticket ticket = conversation.ticket();
                try {
                    if (ticket != null) {
                        look(conversation, ticket, found);
                    }
                } catch (TrackerFault e) {
                    if (found.isEmpty()) {
                        throw e;
                    }
                    log.info("The history of the other issues is read next time: {}", e.reason());
                    break;
                }
                turns.passed(conversation);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void look(Conversation conversation, Ticket ticket, List<Envelope> found) throws TrackerFault {
        String key = ticket.ref().key();
        String last = observer.start(conversation.cursor()).change();
        if (last == null) {
            // Without a history all comments are compared.
            found.add(missed.hint(key, true));
            return;
        }
        try {
            if (!client.changes(key, last).isEmpty()) {
                found.add(missed.hint(key, false));
            }
        } catch (TrackerFault e) {
            if (e.kind() != TrackerFault.Kind.REFUSED) {
                throw e;
            }
            found.add(missed.hint(key, true));
        }
    }
}

package deskbridge.desk.okdesk;

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
 * Looks for what was said without the issue counting as changed: edited and deleted comments, and, where the account is so, new
 * ones. One call each tells whether there is anything to be read.
 */
final class QuietChanges {
    private static final Logger log = LoggerFactory.getLogger(QuietChanges.class);

    /** After a start: what a minute allows at a tenth of a second each, with a reserve. */
    private static final int AT_FIRST = 400;

    private static final int A_FEW = 20;

    /** Where no list tells of comments: three hundred open conversations within two minutes. */
    private static final int MANY = 150;

    private static final int FINISHED = 10;

    private final OkdeskClient client;
    private final IssueObserver observer;
    private final MissedChanges missed;
    private final QuietComments quiet;
    private final ReentrantLock lock = new ReentrantLock();
    private final Turns turns = new Turns(AT_FIRST, FINISHED);

    QuietChanges(OkdeskClient client, IssueObserver observer, MissedChanges missed, QuietComments quiet) {
        this.client = client;
        this.observer = observer;
        this.missed = missed;
        this.quiet = quiet;
    }

    /** What differs from the last reading. After a passing fault what was found so far; the others keep their turn. */
    List<Envelope> found(CatchUp scope) throws OkdeskFault {
        lock.lock();
        try {
            List<Envelope> found = new ArrayList<>();
            for (Conversation conversation : turns.due(scope, quiet.areProven() ? MANY : A_FEW)) {
                Ticket ticket = conversation.ticket();
                try {
                    if (ticket != null && differs(conversation, ticket)) {
                        found.add(missed.hint(ticket.ref().key()));
                    }
                } catch (OkdeskFault e) {
                    if (found.isEmpty()) {
                        throw e;
                    }
                    log.info("The comments of the other issues are compared next time: {}", e.getMessage());
                    break;
                }
                turns.passed(conversation);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private boolean differs(Conversation conversation, Ticket ticket) throws OkdeskFault {
        String known =
                observer.last(conversation.cursor()).map(CursorJson::said).orElse(null);
        if (known == null) {
            return true;
        }
        try {
            return !known.equals(SaidDigest.of(client.comments(ticket.ref().key())));
        } catch (OkdeskFault e) {
            if (e.isRefusal()) {
                // It is gone, or not shown to us any more.
                return false;
            }
            throw e;
        }
    }
}

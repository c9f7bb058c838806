package deskbridge.engine;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.engine.AuditRound.Doubt;
import deskbridge.engine.Auditor.Finding;
import deskbridge.flow.Difference;
import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares both sides of all open conversations, and of those finished lately, by id, and has made good what the hub lost; what it
 * finds at first sight may be on its way and is looked at once more. Goes on in small slices, so that the remotes' limits stay with
 * those who are waited for; in a cluster one replica at a time works a slice, and all share the round.
 */
final class AuditTask implements TimedTask {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTask.class);
    private static final String NAME = "audit";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    /** While more than this waits, people wait. */
    private static final long BUSY = 50;

    private final Store store;
    private final Auditor auditor;
    private final AuditPolicy policy;
    private final Surroundings surroundings;
    private final WorkSignal signal;
    private final String owner;
    private volatile Duration pause = AuditPolicy.SLICE;

    AuditTask(Store store, Auditor auditor, AuditPolicy policy, Surroundings surroundings, WorkSignal signal) {
        this.store = store;
        this.auditor = auditor;
        this.policy = policy;
        this.surroundings = surroundings;
        this.signal = signal;
        this.owner = Long.toHexString(surroundings.random().nextLong());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration period() {
        return pause;
    }

    @Override
    public Duration afterStart() {
        return AuditPolicy.AFTER_START;
    }

    @Override
    public void run() {
        pause = AuditPolicy.SLICE;
        var backlog = store.journal().backlog(now());
        if (backlog.deliveries() + backlog.commands() > BUSY || !store.hold(NAME, owner, now(), LEASE)) {
            return;
        }
        try {
            var round = AuditRound.resumed(store);
            if (!round.ended) {
                forward(round);
            } else if (!round.doubts.isEmpty()) {
                again(round);
            } else {
                finish(round);
                return;
            }
            round.keep(store);
        } finally {
            store.release(NAME, owner);
        }
    }

    private void forward(AuditRound round) {
        Instant lately = now().minus(AuditPolicy.FINISHED);
        List<Conversation> slice = store.transact(work -> work.conversations(round.after, lately, policy.slice()));
        for (Conversation conversation : slice) {
            round.after = conversation.id().value();
            try {
                var finding = auditor.look(conversation.id());
                if (finding.isEmpty() || finding.get().isDrift()) {
                    round.doubts.add(new Doubt(conversation.id(), now()));
                } else {
                    count(round, finding.get());
                }
            } catch (RemoteTrouble trouble) {
                round.doubts.add(new Doubt(conversation.id(), now()));
                rest(trouble);
                return;
            }
        }
        round.ended = slice.size() < policy.slice();
    }

    /** What differs still was not on its way. */
    private void again(AuditRound round) {
        var due = round.takeDoubts(now().minus(AuditPolicy.DOUBT), policy.slice());
        for (Doubt doubt : due) {
            try {
                settle(round, doubt.conversation());
            } catch (RemoteTrouble trouble) {
                round.unread++;
                rest(trouble);
            }
        }
        if (due.isEmpty()) {
            pause = round.firstDoubt()
                    .map(since -> Duration.between(now(), since.plus(AuditPolicy.DOUBT)))
                    .filter(wait -> wait.compareTo(AuditPolicy.SLICE) > 0)
                    .orElse(AuditPolicy.SLICE);
        }
    }

    private void settle(AuditRound round, ConversationId id) throws RemoteTrouble {
        Optional<Finding> finding = auditor.look(id);
        if (finding.isEmpty()) {
            round.unread++;
            return;
        }
        count(round, finding.get());
        if (finding.get().isDrift()) {
            auditor.heal(finding.get());
            signal.ring();
        }
    }

    private void count(AuditRound round, Finding finding) {
        round.conversations++;
        round.messages += finding.compared();
        for (Difference difference : finding.differences()) {
            String line = where(finding.conversation()) + " " + difference;
            if (difference.isDrift()) {
                round.drift.add(line);
                LOG.warn("Drift, made good: {}", line);
            } else {
                round.left.add(line);
            }
        }
    }

    /** With its link, as far as there is one. */
    private static String where(Conversation conversation) {
        var ticket = conversation.ticket();
        return (ticket == null ? conversation.desk().name() : ticket.url()) + " "
                + conversation.place().thread();
    }

    private void finish(AuditRound round) {
        var before = AuditReport.last(store);
        var report = round.report(now());
        tellLeft(round, before);
        LOG.info("Audit: {}", report);
        report.keep(store);
        AuditRound.forget(store);
        boolean lasting = before.filter(it -> it.drift() > 0).isPresent();
        pause = report.drift() > 0 && !lasting && policy.period().compareTo(AuditPolicy.AFTER_DRIFT) > 0
                ? AuditPolicy.AFTER_DRIFT
                : policy.period();
    }

    /** Said once, not at each audit. */
    private static void tellLeft(AuditRound round, Optional<AuditReport> before) {
        Set<String> told = new HashSet<>(before.map(AuditReport::differences).orElse(List.of()));
        round.left.stream()
                .filter(line -> !told.contains(line))
                .forEach(line -> LOG.info("Different, and left as people made it: {}", line));
    }

    private void rest(RemoteTrouble trouble) {
        Duration asked = trouble.askedToWait();
        pause = asked.compareTo(AFTER_TROUBLE) > 0 ? asked : AFTER_TROUBLE;
        LOG.info("The audit goes on in {} s: {}", pause.toSeconds(), trouble.getMessage());
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}

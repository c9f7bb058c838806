package deskbridge.emulator.tracker;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seeds the emulated organisation and turns the switches for what the real service leaves open. Thread-safe. */
public final class TrackerSetup {
    private static final String CATEGORY = "000000000000000000000001";

    private final Organisation organisation;
    private final Credentials credentials;
    private final Switches switches;

    TrackerSetup(Organisation organisation, Credentials credentials, Switches switches) {
        this.organisation = organisation;
        this.credentials = credentials;
        this.switches = switches;
    }

    /** The parts that have switches. */
    record Switches(
            FieldReader reader,
            FileWrites files,
            SearchIndex index,
            TriggerRunner triggers,
            IssueRoutes issues,
            TrackerApi api) {}

    /** Names the organisation: {@code X-Org-ID} and {@code X-Cloud-Org-ID}. */
    public TrackerSetup organisation(String orgId, String cloudOrgId) {
        return change(() -> credentials.organisation(orgId, cloudOrgId));
    }

    /** Adds a user, or replaces the one with this uid. */
    public TrackerSetup user(TrackerUser user) {
        return change(() -> organisation.people().put(user));
    }

    /** Gives a user (login) an OAuth token. */
    public TrackerSetup token(String token, String login) {
        return change(() -> credentials.grant(token, uid(login)));
    }

    /** From now on the token is answered with 401. */
    public TrackerSetup revoke(String token) {
        return change(() -> credentials.revoke(token));
    }

    /** Believes IAM tokens: the function names the service account of a token that is still good. */
    public TrackerSetup trustIam(Function<String, Optional<String>> accountOfToken) {
        return change(() -> credentials.trustIam(accountOfToken));
    }

    /**
     * Adds a queue.
     *
     * @param lead login of its owner, who may see and write triggers and local fields
     * @param fieldPrefix 24 hex digits that the ids of its local fields begin with
     */
    public TrackerSetup queue(String key, String name, String lead, String fieldPrefix) {
        if (!key.matches("[A-Z][A-Z0-9]*") || !fieldPrefix.matches("[0-9a-f]{24}")) {
            throw new IllegalArgumentException("bad queue key or field prefix: " + key + ", " + fieldPrefix);
        }
        return change(() -> organisation.add(
                new Queue(Long.toString(organisation.nextNumber()), key, name, uid(lead), fieldPrefix)));
    }

    /** Adds a local field of strings to a queue. */
    public TrackerSetup localField(String queue, String shortKey) {
        return change(() -> organisation
                .queue(queue)
                .addLocalField(shortKey, FieldKind.STRING, false, shortKey, shortKey, CATEGORY));
    }

    /** Closes a queue: only these users (logins), its owner and those named in an issue see its issues. */
    public TrackerSetup restrict(String queue, String... logins) {
        return change(() -> organisation
                .queue(queue)
                .restrictTo(Set.of(logins).stream().map(this::uid).collect(Collectors.toSet())));
    }

    /** Sets a value that the queue's triggers may use as {@code {{name}}} and that no answer shows. */
    public TrackerSetup secretVariable(String queue, String name, String value) {
        return change(() -> organisation.queue(queue).secrets().put(name, value));
    }

    /** Gives the queue's transitions generated ids instead of {@code close}, {@code resolve} and so on. */
    public TrackerSetup generatedTransitionIds(String queue) {
        return change(() -> {
            String prefix = organisation.nextHexId();
            organisation.queue(queue).workflow(new Workflow(id -> prefix + "meta" + id.length() + id.charAt(0)));
        });
    }

    /** Whether those who are called in comments get access to the issue; true at first. */
    public TrackerSetup summoneesGetAccess(String queue, boolean yes) {
        return change(() -> organisation.queue(queue).summoneesGetAccess = yes);
    }

    /** Registers another application, so that issues may link to its objects. */
    public TrackerSetup application(String id) {
        return change(() -> organisation.applications().add(id));
    }

    /** The next comment of whatever issue skips this many ids. */
    public TrackerSetup skipCommentIds(long count) {
        return change(() -> organisation.skipCommentIds(count));
    }

    /** Search finds changes only this much later by the clock; zero at first. */
    public TrackerSetup searchLag(Duration lag) {
        return change(() -> switches.index.lag(lag));
    }

    /** The largest file in bytes; larger ones are answered with 413. */
    public TrackerSetup largestFile(long bytes) {
        return change(() -> switches.files.largest(bytes));
    }

    /** Whether people without a licence are refused as assignee and author; true at first. */
    public TrackerSetup refuseUnlicensed(boolean refuse) {
        return change(() -> switches.reader.refuseUnlicensed(refuse));
    }

    /** Whether variables without value stay in a webhook as typed instead of becoming empty; false at first. */
    public TrackerSetup leaveUnfilledVariables(boolean leave) {
        return change(() -> switches.triggers.leaveUnfilled(leave));
    }

    /** Answers an edit of an outdated version with this status, 409 or 412; 409 at first. */
    public TrackerSetup conflictStatus(int status) {
        return change(() -> switches.issues.conflictStatus(status));
    }

    /** Writes moments with this offset; UTC at first. */
    public TrackerSetup offset(ZoneOffset offset) {
        return change(() -> switches.api.offset(offset));
    }

    /**
     * At most so many calls of the whole organisation in a window, more are answered 429 with {@code Retry-After}; no number is
     * published, so there is no limit at first.
     *
     * @param calls 0 for no limit
     */
    public TrackerSetup rateLimit(int calls, Duration window) {
        return change(() -> switches.api.limit(calls, window));
    }

    private String uid(String login) {
        return organisation
                .people()
                .find(login)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Tracker has no user " + login))
                .uid();
    }

    private TrackerSetup change(Runnable change) {
        return organisation.locked(() -> {
            change.run();
            return this;
        });
    }
}

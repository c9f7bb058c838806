package deskbridge.emulator.pachca;

/** Switches of the emulated workspace; each may be set at any time. */
public final class PachcaSettings {
    private volatile boolean rateLimits;
    private volatile boolean hidePersonalData;
    private volatile boolean unpaid;
    private volatile boolean threadEventsOnlyToThreadMembers;
    private volatile boolean restampRetries = true;
    private volatile int uploadStatus = 204;

    PachcaSettings() {}

    /** Whether the documented request rates are enforced; off at first, so that tests need not wait. */
    public void rateLimits(boolean on) {
        rateLimits = on;
    }

    /** Whether e-mail and phone are null for bots; off at first. */
    public void hidePersonalData(boolean on) {
        hidePersonalData = on;
    }

    /** Whether every call is answered 402. */
    public void unpaid(boolean on) {
        unpaid = on;
    }

    /**
     * Whether a bot must be in the thread itself to hear of its messages. The docs disagree; off at first: members of the
     * parent chat hear of them too.
     */
    public void threadEventsOnlyToThreadMembers(boolean on) {
        threadEventsOnlyToThreadMembers = on;
    }

    /** Whether a retried webhook carries the time of the retry (as at first) or of the first try; undocumented. */
    public void restampRetries(boolean on) {
        restampRetries = on;
    }

    /** The status of a successful upload: the reference says 204 (as at first), the guide 201. */
    public void uploadStatus(int status) {
        uploadStatus = status;
    }

    boolean rateLimits() {
        return rateLimits;
    }

    boolean hidePersonalData() {
        return hidePersonalData;
    }

    boolean unpaid() {
        return unpaid;
    }

    boolean threadEventsOnlyToThreadMembers() {
        return threadEventsOnlyToThreadMembers;
    }

    boolean restampRetries() {
        return restampRetries;
    }

    int uploadStatus() {
        return uploadStatus;
    }
}

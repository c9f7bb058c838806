package deskbridge.domain;

/**
 * A ticket's status.
 *
 * @param code the desk's machine name, for example {@code needInfo}
 * @param name what people read
 * @param kind what it means to the requester
 */
public record Status(String code, String name, Kind kind) {

    /** What a status means, whatever a desk calls it. */
    public enum Kind {
        /** Nobody works on it yet. */
        NEW,
        /** Somebody works on it. */
        IN_PROGRESS,
        /** Waits for the requester. */
        NEEDS_INFO,
        /** Waits for something else. */
        PAUSED,
        /** Solved, closed or cancelled: the end, unless reopened. */
        DONE
    }

    public boolean done() {
        return kind == Kind.DONE;
    }
}

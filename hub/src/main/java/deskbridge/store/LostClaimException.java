package deskbridge.store;

/** Another worker has taken the lane: what this one was about to record must not be kept. */
public final class LostClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostClaimException(Claim claim) {
        super("Lane " + claim.lane() + " was taken by another worker after epoch " + claim.epoch());
    }
}

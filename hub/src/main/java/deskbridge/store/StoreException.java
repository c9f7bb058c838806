package deskbridge.store;

/** The database did not do what it was asked: nothing of the work was kept. The message names the cure, never a secret. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}

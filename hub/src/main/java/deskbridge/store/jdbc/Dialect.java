package deskbridge.store.jdbc;

/** Where the two databases want different SQL. */
enum Dialect {
    /** One writer at a time: nothing needs to be locked. */
    SQLITE("", ""),
    POSTGRESQL("for update", "for update skip locked");

    private final String lock;
    private final String lockFree;

    Dialect(String lock, String lockFree) {
        this.lock = lock;
        this.lockFree = lockFree;
    }

    /** Ends a SELECT whose rows shall stay as they are until the transaction ends. */
    String lock() {
        return lock;
    }

    /** As {@link #lock()}, passing over rows that others hold. */
    String lockFree() {
        return lockFree;
    }
}

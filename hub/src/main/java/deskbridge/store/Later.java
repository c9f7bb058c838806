package deskbridge.store;

/**
 * Something that a unit of work finds out and does not need before its end. Whoever asks while the transaction is open may cost it
 * a journey to the database; once the transaction is kept, the answer is there.
 *
 * @param <T> what is found out
 */
@FunctionalInterface
public interface Later<T> {

    /**
     * The answer.
     *
     * @throws IllegalStateException when the transaction was not kept
     */
    T get();

    /** What is known already. */
    static <T> Later<T> of(T value) {
        return () -> value;
    }
}

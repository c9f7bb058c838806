package deskbridge.store.jdbc;

import deskbridge.store.Later;
import org.jspecify.annotations.Nullable;

/** An answer that comes with the writing of what was put off. */
final class Slot<T> implements Later<T> {

    private final Deferred deferred;
    private @Nullable T answer;

    Slot(Deferred deferred) {
        this.deferred = deferred;
    }

    void fill(T found) {
        answer = found;
    }

    @Override
    public T get() {
        if (answer == null) {
            deferred.write();
        }
        T known = answer;
        if (known == null) {
            throw new IllegalStateException("The transaction was not kept");
        }
        return known;
    }
}

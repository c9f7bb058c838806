package deskbridge.store.jdbc;

import java.sql.SQLException;

/** A {@link SQLException} on its way through code that declares none; never leaves this package. */
final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    SqlFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}

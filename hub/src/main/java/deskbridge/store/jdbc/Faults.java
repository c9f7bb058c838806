package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.sql.SQLException;

/** Knows what a database's errors mean, and says what helps. */
interface Faults {

    /** For people: what is wrong with which database and what to do. Without secrets. */
    StoreException explain(SQLException failure);

    /** True when the database could not be reached at all: trying the next job would only take as long again. */
    boolean isUnreachable(SQLException failure);
}

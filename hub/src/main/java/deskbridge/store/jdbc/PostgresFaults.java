package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's errors in words. States are those of the PostgreSQL manual, appendix A. */
final class PostgresFaults implements Faults {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql:(?://)?(?:[^/@]*@)?([^/?]*)/?([^?]*).*");

    /** A failed serialization, a deadlock, a transaction that stood still for too long: nothing was kept. */
    private static final Set<String> RETRIED = Set.of("40001", "40P01", "25P03");

    private final String where;

    PostgresFaults(String jdbcUrl) {
        Matcher url = ADDRESS.matcher(jdbcUrl);
        where = url.matches() ? "PostgreSQL " + url.group(1) + ", database " + url.group(2) : "PostgreSQL";
    }

    /** Which database, without user and password. */
    String where() {
        return where;
    }

    @Override
    public StoreException explain(SQLException failure) {
        SQLException root = root(failure);
        String state = state(root);
        String cure = switch (state) {
            case "28P01", "28000" -> "user or password is refused: check DATABASE_URL";
            case "3D000" -> "there is no such database: create it, or name another in DATABASE_URL";
            case "42501" -> "the user lacks a right: let it create and own the schema deskbridge";
            case "53100" -> "the server's disk is full: free some space";
            case "53300" -> "it takes no more connections: raise max_connections or use fewer replicas";
            case "25006" -> "it is read-only, perhaps a standby: name the primary in DATABASE_URL";
            case "57P03" -> "it is starting up: wait";
            default ->
                isUnreachable(root)
                        ? "cannot connect: check that it runs and can be reached from here"
                        : String.valueOf(root.getMessage());
        };
        return new StoreException(where + ": " + cure, failure);
    }

    @Override
    public boolean isUnreachable(SQLException failure) {
        String state = state(root(failure));
        return failure instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P");
    }

    /** True when the same transaction may well succeed the next time. */
    boolean isWorthAnotherTry(SQLException failure) {
        return RETRIED.contains(state(failure));
    }

    /** True when another transaction has made the same row meanwhile: the next time it will be found. */
    boolean isDoubled(SQLException failure) {
        return state(failure).equals("23505");
    }

    private static SQLException root(SQLException failure) {
        // The pool wraps why it has no connection.
        return failure instanceof SQLTransientConnectionException && failure.getCause() instanceof SQLException cause
                ? cause
                : failure;
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}

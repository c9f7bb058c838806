package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** SQLite's errors in words. */
final class SqliteFaults implements Faults {

    private static final int PRIMARY_CODE = 0xFF;

    private final Path file;

    SqliteFaults(Path file) {
        this.file = file;
    }

    @Override
    public StoreException explain(SQLException failure) {
        String cure = switch (code(failure)) {
            case SQLITE_FULL -> "the disk is full: free some space";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                "it cannot be written: give the hub's user the right to write the file and its folder";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another program has locked it for too long: stop that program, or wait and try again";
            case SQLITE_CANTOPEN -> "it cannot be opened: check that its folder exists and may be written";
            case SQLITE_IOERR -> "reading or writing failed: check the disk, its free space and its mount";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "it is damaged or no SQLite file: restore a backup, or name another file in DATABASE_URL";
            default -> String.valueOf(failure.getMessage());
        };
        return new StoreException("Database file " + file + ": " + cure, failure);
    }

    @Override
    public boolean isUnreachable(SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
        };
    }

    /** True when another connection has the file to itself for a moment. */
    boolean isBusy(SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> true;
            default -> false;
        };
    }

    private static SQLiteErrorCode code(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE);
    }
}

package deskbridge.store.jdbc;

import deskbridge.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which file is used: the one that was named, unless it belongs to another program. */
final class SqliteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFiles.class);

    private SqliteFiles() {}

    /** The file itself, or one beside it when it holds tables that are not the hub's. Makes the folder. */
    static Path choose(Path wanted) {
        Path file = wanted.toAbsolutePath().normalize();
        Path folder = file.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!isForeign(file)) {
                return file;
            }
        } catch (IOException e) {
            throw new StoreException("Folder " + folder + " cannot be made: check the rights of its parent", e);
        } catch (SQLException e) {
            throw new SqliteFaults(file).explain(e);
        }
        Path beside = file.resolveSibling(besideName(file.getFileName().toString()));
        LOG.warn("{} holds another program's tables and is left alone; using {} instead", file, beside);
        return beside;
    }

    private static String besideName(String name) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "-deskbridge.db";
    }

    /** Looks without leaving a trace: not even the files that SQLite makes beside an open one. */
    private static boolean isForeign(Path file) throws IOException, SQLException {
        if (isEmpty(file)) {
            return false;
        }
        try {
            return isForeign(file, "?mode=ro&immutable=1");
        } catch (SQLException e) {
            if (isEmpty(file.resolveSibling(file.getFileName() + "-wal"))) {
                throw e;
            }
            // Whoever copied the log into the file died halfway, or his disk was full: the two are whole together.
            return isForeign(file, "?mode=ro");
        }
    }

    private static boolean isEmpty(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private static boolean isForeign(Path file, String how) throws SQLException {
        String url = "jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:/+", "file:/") + how;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) as tables, coalesce(sum(name = '%s'), 0) as ours
                          from sqlite_master where type = 'table' and name not like 'sqlite_%%'
                        """.formatted(Migrations.HISTORY))) {
            return row.getInt("tables") > 0 && row.getInt("ours") == 0;
        }
    }
}

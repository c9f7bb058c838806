package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans that PostgreSQL makes while its tables are empty, and keeps when they no longer are. */
final class PostgresPlansTest {

    private final PostgresDatabase database =
            PostgresDatabase.open(PostgresServer.emptyDatabase("plans"), PostgresServer.USER, "", 4);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatEndsIsFoundByItsNumberHoweverMuchWaitsBesides() {
        for (Lanes box : List.of(Lanes.IN, Lanes.OUT)) {
            assertThat(plan(BatchRows.ending(box)))
                    .anyMatch(step -> step.contains("Index Scan using " + box.table() + "_pkey"))
                    .noneMatch(step -> step.contains("Join Filter"));
        }
    }

    private List<String> plan(String ending) {
        return database.write(session -> session.list(
                "explain " + ending,
                row -> row.text("QUERY PLAN"),
                new Long[] {1L},
                new String[] {"done"},
                new String[] {""},
                new Long[] {1L},
                new String[] {null}));
    }
}

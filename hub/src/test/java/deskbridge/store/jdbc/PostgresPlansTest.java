package deskbridge.store.jdbc;

import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.TALK;
import static deskbridge.store.Samples.addComment;
import static deskbridge.store.Samples.envelope;
import static deskbridge.store.Samples.later;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.OutboxDraft;
import deskbridge.store.OutboxEntry;
import deskbridge.store.jdbc.Arrivals.Arrival;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Plans that PostgreSQL makes while its tables are empty, and keeps when they no longer are: what is wanted is found by its keys, not
 * by reading all that waits, or all lanes. The statements are those that the store really prepares.
 */
final class PostgresPlansTest {

    private static final int LANES = 12;

    /** Row by row against row, all lanes of a box, or all that an index of what waits holds. */
    private static final Pattern CROWD = Pattern.compile(
            "Join Filter|Index Cond: \\(box = [^)]*\\)$|_(waiting|open) on .*\\R +(Index Cond: \\(|Filter: .*)id = ",
            Pattern.MULTILINE);

    private final PostgresDatabase database =
            PostgresDatabase.open(PostgresServer.emptyDatabase("plans"), PostgresServer.USER, "", 4);
    private final Map<String, String> plans = new LinkedHashMap<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingIsLookedForInACrowd() {
        database.write(session -> {
            Session listened = Session.writing(listened(session.connection()), Dialect.POSTGRESQL);
            comesIn(listened);
            goesOut(listened);
            return listened;
        });
        assertThat(plans.keySet()).hasSizeGreaterThan(15);
        plans.forEach(
                (sql, plan) -> assertThat(isCrowd(plan)).as("%s%n%s", sql, plan).isFalse());
    }

    @Test
    void aCrowdIsNoticed() {
        assertThat(isCrowd("  Join Filter: (a.id = delivery.id)")).isTrue();
        assertThat(isCrowd("  Index Cond: (box = 'in'::text)")).isTrue();
        assertThat(isCrowd("  Index Cond: ((box = 'in'::text) AND (key = 'a'::text))"))
                .isFalse();
        assertThat(isCrowd("  Index Scan using delivery_pkey on delivery\n    Index Cond: (id = 1)"))
                .isFalse();
        assertThat(isCrowd("  Index Scan using delivery_waiting on delivery\n    Index Cond: (id = 1)"))
                .isTrue();
    }

    private static void comesIn(Session session) {
        Arrivals.together(session, arrivals("a"));
        Arrivals.together(session, arrivals("a"));
        List<Claim> claims = Lanes.IN.claim(session, NOW, LEASE, LANES);
        assertThat(Lanes.IN.renew(session, claims, later(90))).hasSize(LANES);
        var unit = new JdbcUnitOfWork(session);
        for (Claim claim : claims) {
            Delivery delivery = Deliveries.next(session, claim).orElseThrow();
            unit.postpone(claim, delivery, "not now", NOW);
        }
        for (Claim claim : claims) {
            unit.finish(claim, Deliveries.next(session, claim).orElseThrow(), "done", NOW);
            unit.nextDelivery(claim, NOW);
        }
        session.settle();
        Lanes.IN.nextDue(session);
    }

    /** Twice the same, so that those of the second time are not new. */
    private static List<Arrival> arrivals(String lane) {
        return IntStream.range(0, LANES)
                .mapToObj(n -> new Arrival(envelope(lane + n, "key" + n), NOW, null))
                .toList();
    }

    private static void goesOut(Session session) {
        var unit = new JdbcUnitOfWork(session);
        for (int n = 0; n < LANES; n++) {
            unit.append(new OutboxDraft(CHANNEL, "talk" + n, TALK, addComment("words"), null, 1L), NOW);
        }
        session.settle();
        List<Claim> claims = Lanes.OUT.claim(session, NOW, LEASE, LANES);
        for (Claim claim : claims) {
            OutboxEntry entry = Commands.next(session, claim, NOW).orElseThrow();
            unit.postpone(claim, entry, "not now", true, true, NOW);
            unit.nextCommand(claim, NOW);
        }
        session.settle();
        Lanes.OUT.nextDue(session);
    }

    private static boolean isCrowd(String plan) {
        return CROWD.matcher(plan).find();
    }

    private Connection listened(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object answer = invoke(method, real, arguments);
            return method.getName().equals("prepareStatement")
                    ? listened((PreparedStatement) answer, real, String.valueOf(arguments[0]))
                    : answer;
        });
    }

    /** Has every statement explained, with what it is about to be asked. */
    private PreparedStatement listened(PreparedStatement real, Connection connection, String sql) throws SQLException {
        PreparedStatement explanation = connection.prepareStatement("explain " + sql);
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                invoke(method, explanation, arguments);
            } else if (method.getName().startsWith("execute")) {
                plans.put(sql, explained(explanation));
            }
            return invoke(method, real, arguments);
        });
    }

    private static String explained(PreparedStatement explanation) throws SQLException {
        var plan = new StringBuilder();
        try (ResultSet rows = explanation.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

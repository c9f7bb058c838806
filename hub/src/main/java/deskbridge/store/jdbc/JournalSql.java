package deskbridge.store.jdbc;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One SELECT over the seven places where steps stand. Conditions and limits are put into each place, because neither database
 * always carries them there by itself through a UNION: over a million rows that is the difference between milliseconds and half a
 * minute.
 */
final class JournalSql {

    /** How many places there are, and so how often each condition's value is bound. */
    static final int PLACES = 7;

    private static final String DELIVERY = ", 'in' as box, d.id as item, d.connection, d.kind, d.conversation_id,"
            + " cast(null as bigint) as cause, ";
    private static final String COMMAND =
            ", 'out' as box, c.id as item, c.target as connection, c.kind, c.conversation_id, c.cause as cause, ";

    private static final Place RECEIVED =
            new Place("delivery", "d", "received_at", "id", DELIVERY, "'received'", "''", "where d.received_at >= 0");
    private static final Place ENDED = new Place(
            "delivery",
            "d",
            "ended_at",
            "ended_at",
            DELIVERY,
            "case d.state when 'done' then 'decided' else d.state end",
            "d.note",
            "where d.ended_at is not null");
    private static final Place BETWEEN = new Place(
            "step",
            "s",
            "at",
            "id",
            DELIVERY,
            "s.stage",
            "s.detail",
            "join delivery d on d.id = s.item where s.box = 'in'");

    private static final Place QUEUED =
            new Place("command", "c", "created_at", "id", COMMAND, "'queued'", "''", "where c.created_at >= 0");
    private static final Place BEGUN =
            new Place("command", "c", "first_tried_at", "id", COMMAND, "'attempt'", "''", Steps.OF_ITSELF);
    private static final Place CARRIED_OUT = new Place(
            "command",
            "c",
            "ended_at",
            "ended_at",
            COMMAND,
            "case c.state when 'done' then 'sent' else c.state end",
            "c.note",
            "where c.ended_at is not null");
    private static final Place TRIED = new Place(
            "step",
            "s",
            "at",
            "id",
            COMMAND,
            "s.stage",
            "s.detail",
            "join command c on c.id = s.item where s.box = 'out'");

    private static final List<Place> OF_DELIVERIES = List.of(RECEIVED, ENDED, BETWEEN);
    private static final List<Place> OF_COMMANDS = List.of(QUEUED, BEGUN, CARRIED_OUT, TRIED);

    private JournalSql() {}

    /**
     * Steps of certain deliveries and commands. Those of one instant stand in the order in which they can only have happened.
     *
     * @param ofDelivery condition with one parameter on a delivery {@code d}
     * @param ofCommand condition with one parameter on a command {@code c}
     */
    static String oldestFirst(String ofDelivery, String ofCommand) {
        return withTicket(place -> place.where(ofDelivery), place -> place.where(ofCommand)) + """
                 order by j.at,
                       case j.stage when 'received' then 0 when 'decided' then 1 when 'queued' then 2 when 'attempt' then 3
                                    when 'postponed' then 4 else 5 end,
                       j.item
                """;
    }

    /** The latest steps of all; the parameters are limits, one for each place and one for the whole. */
    static String latest() {
        return withTicket(Place::latest, Place::latest) + " order by j.at desc, j.box desc, j.item desc limit ?";
    }

    private static String withTicket(Function<Place, String> delivery, Function<Place, String> command) {
        String all = Stream.concat(
                        OF_DELIVERIES.stream().map(delivery),
                        OF_COMMANDS.stream().map(command))
                .collect(Collectors.joining("\nunion all\n"));
        return "select j.*, t.ticket_key from (" + all + ") j left join conversation t on t.id = j.conversation_id";
    }

    /**
     * One place where steps stand.
     *
     * @param table the table that knows the time
     * @param alias its name in the other parts
     * @param time its column of time
     * @param order a column with an index, in the same order
     * @param columns what both kinds of step have in common, from {@code d} or {@code c}
     * @param stage expression for the stage
     * @param detail expression for the detail
     * @param rest joins, and a condition
     */
    private record Place(
            String table,
            String alias,
            String time,
            String order,
            String columns,
            String stage,
            String detail,
            String rest) {

        String where(String condition) {
            return select(table) + " and " + condition;
        }

        String latest() {
            return select("(select * from %s where %s >= 0 order by %s desc limit ?)".formatted(table, order, order));
        }

        private String select(String source) {
            return "select %s.%s as at%s%s as stage, %s as detail from %s %s %s"
                    .formatted(alias, time, columns, stage, detail, source, alias, rest);
        }
    }
}

package deskbridge.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What is promised for a messenger with a ticket system, on a database. A subclass says for which by a {@code @MethodSource}, "pairs"
 * for every one: a source that stood here would be added to the subclass's own.
 */
@ParameterizedClass(name = "{0} on {1}")
abstract class PairScenario extends StageScenario {

    @Parameter(0)
    Pair pair = Pair.PACHCA_TRACKER;

    @Parameter(1)
    Database database = Database.SQLITE;

    static Stream<Arguments> pairs() {
        return each(Pair.values());
    }

    /** These on each database in turn. */
    static Stream<Arguments> each(Pair... pairs) {
        return Stream.of(pairs)
                .flatMap(pair -> Stream.of(Database.values()).map(database -> Arguments.of(pair, database)));
    }

    @Override
    PairStage staged() {
        return new PairStage(pair, database.empty("pair", folder), folder);
    }
}

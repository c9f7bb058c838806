package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.hub.DemoHub.Mode;
import deskbridge.demo.hub.LocalHub;
import deskbridge.demo.world.Tally.Figures;
import deskbridge.demo.world.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever switch a visitor turns, everything arrives on the other side once. */
class TroublesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private Demo demo;
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void start() {
        InstantSource time = InstantSource.system();
        Locale english = Locale.of("en");
        demo = new Demo(0, english, time, made -> LocalHub.start(made, folder, Mode.usual(english), time));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private Figures figures() {
        return demo.tally().count(demo.hub().running(), demo.hub().since());
    }

    private void await(String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; now %s", what, figures()).isLessThan(end);
            assertThat(never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    static Stream<Arguments> plays() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of("office", "customers").map(play -> Arguments.of(play, trouble)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plays")
    void everythingArrivesOnce(String name, Trouble trouble) throws InterruptedException {
        TroublesPlay play = name.equals("office") ? new OfficePlay(demo) : new CustomersPlay(demo);
        play.asks(0, "The printer on the third floor is silent");
        await("the first ticket", () -> play.tickets() == 1 && play.isAnswered());

        demo.troubles().turn(trouble, true);
        for (int number = 1; number <= 4; number++) {
            play.remarks("Remark number " + number);
            play.answers("Answer number " + number, false);
        }
        play.asks(1, "The network is gone");
        play.asks(2, "So is the coffee");
        play.answers("Between us: again", true);
        await(
                "some work under trouble",
                () -> demo.hub().backlog().commands() == 0 || figures().onTheWay() > 0);
        demo.troubles().turn(trouble, false);
        if (trouble == Trouble.WEBHOOKS_LOST) {
            // Without a restart the hub looks what it missed every minute.
            demo.hub().start(demo.hub().mode());
        }

        await("everything on both sides", () -> figures().onTheWay() == 0 && play.tickets() == 3);
        await(
                "an idle hub",
                () -> demo.hub().backlog().commands() == 0
                        && demo.hub().backlog().deliveries() == 0);
        assertThat(figures()).isEqualTo(new Figures(11, 3, 8, 0, 0, 0, 0));
        assertThat(demo.hub().backlog().deadLetters()).isZero();
    }
}

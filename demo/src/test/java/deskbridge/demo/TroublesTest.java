package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.hub.DemoHub.Mode;
import deskbridge.demo.hub.LocalHub;
import deskbridge.demo.world.Origin;
import deskbridge.demo.world.Tally.Figures;
import deskbridge.demo.world.Trouble;
import deskbridge.demo.world.World;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerIssue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever switch a visitor turns, everything arrives on the other side once. */
class TroublesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private Demo demo;
    private World world;
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void start() {
        InstantSource time = InstantSource.system();
        Locale english = Locale.of("en");
        demo = new Demo(0, english, time, made -> LocalHub.start(made, folder, Mode.usual(english), time));
        world = demo.world();
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private long request(int person, String text) {
        Person writer =
                world.pachca().emulator().person(world.actors().get(person).userId());
        long chat = world.pachca().chats().getFirst();
        long message = writer.writes(chat, text);
        demo.tally().expectTicket(Origin.of(chat, message));
        return message;
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

    private List<TrackerIssue> tickets() {
        return world.tracker().emulator().state().issues();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void everythingArrivesOnce(Trouble trouble) throws InterruptedException {
        long first = request(0, "The printer on the third floor is silent");
        await("the first ticket", () -> tickets().size() == 1);
        String key = tickets().getFirst().key();

        demo.troubles().turn(trouble, true);
        Person ivan = world.pachca().emulator().person(world.actors().getFirst().userId());
        for (int number = 1; number <= 4; number++) {
            ivan.repliesInThread(first, "Remark number " + number);
            world.tracker().emulator().agent("anna.smirnova").comments(key, "Answer number " + number);
        }
        request(1, "The network is gone");
        request(2, "So is the coffee");
        world.tracker().emulator().agent("anna.smirnova").comments(key, "! Between us: again");
        await(
                "some work under trouble",
                () -> demo.hub().backlog().commands() == 0 || figures().onTheWay() > 0);
        demo.troubles().turn(trouble, false);
        if (trouble == Trouble.WEBHOOKS_LOST) {
            // Without a restart the hub looks what it missed every minute.
            demo.hub().start(demo.hub().mode());
        }

        await(
                "everything on both sides",
                () -> figures().onTheWay() == 0 && tickets().size() == 3);
        await(
                "an idle hub",
                () -> demo.hub().backlog().commands() == 0
                        && demo.hub().backlog().deliveries() == 0);
        Figures figures = figures();
        assertThat(figures).isEqualTo(new Figures(11, 3, 8, 0, 0, 0, 0));
        assertThat(demo.hub().backlog().deadLetters()).isZero();
    }
}

package deskbridge.demo.chaos;

import deskbridge.demo.hub.Balancer;
import deskbridge.demo.hub.HubProcess;
import deskbridge.demo.hub.Joining;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Two systems whose clocks are wrong, hubs whose clocks are wrong in another way, and their database. Open until closed. */
final class Stage implements AutoCloseable {

    /** Together less than the five minutes that a webhook may come from the future. */
    private static final int REMOTE_CLOCK_SECONDS = 240;

    private static final int HUB_CLOCK_SECONDS = 50;
    private static final Duration LONG_BEFORE = Duration.ofMinutes(20);
    private static final Duration REBUILDING = Duration.ofMinutes(10);

    private final Path folder;
    private final Messenger messenger;
    private final TicketSystem desk;
    private final List<HubProcess> hubs = new ArrayList<>();
    private final Balancer balancer;
    private final Memory memory;
    private final Map<String, String> variables;
    private final List<Duration> clocks = new ArrayList<>();

    Stage(ChaosPlan plan, Path folder) {
        this.folder = folder;
        var dice = new Random(plan.seed() + 2);
        messenger = plan.pair().messenger(clock(dice, REMOTE_CLOCK_SECONDS));
        desk = plan.pair().desk(clock(dice, REMOTE_CLOCK_SECONDS));
        memory = Memory.open(plan.database(), folder);
        balancer = new Balancer(List.of());
        variables = new HashMap<>(Joining.settings(messenger));
        variables.putAll(Joining.settings(desk));
        if (messenger instanceof TelegramPlay && plan.seed() % 2 == 1) {
            variables.putAll(Joining.telegramSends(balancer.uri()));
        }
        variables.putAll(memory.variables());
        variables.put("ROUTES", messenger.name() + "=" + desk.name());
        for (int i = 0; i < plan.replicas(); i++) {
            List<String> program = ServeWithClockCommand.ahead(shift(dice, HUB_CLOCK_SECONDS));
            var hub = new HubProcess(folder, variables, program, List.of());
            hubs.add(hub);
            balancer.add(URI.create("http://127.0.0.1:" + hub.port()));
        }
        Joining.connect(messenger, balancer.uri());
        Joining.connect(desk, balancer.uri());
    }

    private Clock clock(RandomGenerator dice, int seconds) {
        return Clock.offset(Clock.systemUTC(), shift(dice, seconds));
    }

    private Duration shift(RandomGenerator dice, int seconds) {
        var shift = Duration.ofSeconds(dice.nextInt(-seconds, seconds + 1));
        clocks.add(shift);
        return shift;
    }

    Messenger messenger() {
        return messenger;
    }

    TicketSystem desk() {
        return desk;
    }

    List<HubProcess> hubs() {
        return hubs;
    }

    Memory memory() {
        return memory;
    }

    /** How far clocks are ahead: the messenger's, the desk's, those of the hubs. */
    List<Duration> clocks() {
        return clocks;
    }

    /** Starts all hubs and waits until they take webhooks. */
    void start() throws InterruptedException {
        try (var store = HubStore.open(variables, folder)) {
            // A request that bears a time before that of the hub's first start is none: the remotes' clocks are wrong.
            store.wasBorn(Instant.now().minus(LONG_BEFORE));
        }
        for (HubProcess hub : hubs) {
            hub.start();
        }
    }

    /**
     * Stops the hubs, throws their database away, rebuilds it and starts them.
     *
     * @throws IllegalStateException when rebuilding fails
     */
    void loseDatabase() throws InterruptedException {
        for (HubProcess hub : hubs) {
            hub.stop();
        }
        memory.lose();
        try (var rebuild = new HubProcess(folder, variables, List.of("rebuild"), List.of())) {
            Process process = rebuild.launch();
            if (!rebuild.awaitEnd(REBUILDING) || process.exitValue() != 0) {
                throw new IllegalStateException("The database could not be rebuilt; see " + folder.resolve("hub.log"));
            }
        }
        for (HubProcess hub : hubs) {
            hub.start();
        }
    }

    /** Stops the hubs and opens what they remember. */
    HubStore store() throws InterruptedException {
        for (HubProcess hub : hubs) {
            hub.stop();
        }
        return HubStore.open(variables, folder);
    }

    @Override
    public void close() {
        hubs.forEach(HubProcess::close);
        balancer.close();
        messenger.close();
        desk.close();
        memory.close();
    }
}

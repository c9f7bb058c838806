package deskbridge.scenario;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.TicketSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** One messenger, one ticket system and one hub between them, on a clock that stands still. */
final class PairStage implements HubProcess.Stage, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Messenger messenger;
    final TicketSystem desk;
    final HubProcess hub;
    private final MovableClock clock = new MovableClock();
    private final Wiring channel;
    private final Wiring tickets;

    PairStage(Pair pair, String databaseUrl, Path folder) {
        this(pair, Duration.ZERO, databaseUrl, folder);
    }

    /** @param remotesAhead how far the clocks of both systems are ahead of the hub's; behind when negative */
    PairStage(Pair pair, Duration remotesAhead, String databaseUrl, Path folder) {
        messenger = pair.messenger(clock.ticking(remotesAhead));
        desk = pair.desk(clock.ticking(remotesAhead));
        channel = Wiring.of(messenger);
        tickets = Wiring.of(desk);
        var settings = new HashMap<>(channel.settings());
        settings.putAll(tickets.settings());
        settings.put("ROUTES", messenger.name() + "=" + desk.name());
        hub = new HubProcess(this, settings, databaseUrl, folder);
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public void connect() {
        channel.connect(hub);
        tickets.connect(hub);
    }

    @Override
    public void settle() {
        Settling.run(clock, List.of(hub), this::webhooksSent);
    }

    /** Whether what was said in the messenger can be read there. */
    boolean readable() {
        return messenger.name().equals("pachca");
    }

    /** What the hub has joined, as far as it can be found again. */
    Links links() {
        return Links.in(hub.store(), messenger.name(), readable());
    }

    /** The hub is stopped and its database lost; ten minutes later there is another one. */
    void losesItsDatabase(String anotherUrl) {
        hub.stop();
        hub.hasAnEmptyDatabase(anotherUrl);
        clock.advance(Duration.ofMinutes(10));
    }

    private long webhooksSent() {
        messenger.webhooks().awaitIdle(PATIENCE);
        desk.webhooks().awaitIdle(PATIENCE);
        return (long) messenger.webhooks().attempts().size()
                + desk.webhooks().attempts().size();
    }

    @Override
    public void close() {
        hub.close();
        messenger.close();
        desk.close();
    }
}

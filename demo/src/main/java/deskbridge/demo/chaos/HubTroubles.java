package deskbridge.demo.chaos;

import deskbridge.demo.chaos.Trouble.Breaking;
import deskbridge.demo.hub.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What happens to the hub's processes. */
final class HubTroubles {

    private static final Duration DOWN = Duration.ofSeconds(3);

    /** Longer than the lease after which another replica goes on with what this one had begun. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(20);

    private final List<HubProcess> hubs;
    private final RandomGenerator dice;
    private final Consumer<String> moment;

    /**
     * Troubles of these hubs.
     *
     * @param dice used by one thread
     * @param moment told when something begins from which the others must recover while it lasts
     */
    HubTroubles(List<HubProcess> hubs, RandomGenerator dice, Consumer<String> moment) {
        this.hubs = hubs;
        this.dice = dice;
        this.moment = moment;
    }

    /** {@code kill -9}, and a start. */
    Trouble killed() {
        HubProcess hub = any();
        return new Trouble(
                "hub killed",
                () -> {
                    hub.kill();
                    hub.launch();
                },
                Breaking.AT_ITS_BEGINNING);
    }

    List<Trouble> others() {
        var all = new ArrayList<Trouble>();
        all.add(new Trouble("hubs stopped and started, one after the other", () -> {
            for (HubProcess hub : hubs) {
                hub.stop();
                hub.start();
            }
        }));
        HubProcess dead = any();
        boolean alone = hubs.size() == 1;
        all.add(new Trouble(
                alone ? "hub down for a while" : "one hub dead for longer than its lease",
                () -> {
                    dead.kill();
                    tell(alone, "a hub's death, by the others");
                    Thread.sleep(alone ? DOWN : LONGER_THAN_A_LEASE);
                    dead.launch();
                },
                Breaking.AT_ITS_BEGINNING));
        HubProcess frozen = any();
        all.add(new Trouble(
                alone ? "hub frozen" : "one hub frozen for longer than its lease",
                () -> {
                    signal("-STOP", frozen);
                    tell(alone, "a hub's freezing, by the others");
                    try {
                        Thread.sleep(alone ? DOWN : LONGER_THAN_A_LEASE);
                    } finally {
                        signal("-CONT", frozen);
                    }
                },
                Breaking.AT_ITS_BEGINNING));
        return all;
    }

    private void tell(boolean alone, String what) {
        if (!alone) {
            moment.accept(what);
        }
    }

    private HubProcess any() {
        return hubs.get(dice.nextInt(hubs.size()));
    }

    private static void signal(String which, HubProcess hub) throws InterruptedException {
        try {
            new ProcessBuilder("kill", which, Long.toString(hub.id())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no kill command here", e);
        }
    }
}

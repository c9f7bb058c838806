package deskbridge.demo.bench;

import deskbridge.demo.hub.HubProcess;
import deskbridge.demo.hub.Joining;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conversations between one messenger and one ticket system, with a hub in a process of its own between them. */
final class Parley implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Messenger messenger;
    private final TicketSystem desk;
    private final HubProcess hub;
    private final List<Said> talks = new ArrayList<>();

    /**
     * Not begun yet.
     *
     * @param folder the hub's own, on a disk
     */
    Parley(Messenger messenger, TicketSystem desk, Path folder) {
        this.messenger = messenger;
        this.desk = desk;
        Map<String, String> variables = new HashMap<>(Joining.settings(messenger));
        variables.putAll(Joining.settings(desk));
        variables.put("ROUTES", messenger.name() + "=" + desk.name());
        variables.put("LOG_LEVEL", "warn");
        hub = new HubProcess(folder, variables);
        URI uri = URI.create("http://127.0.0.1:" + hub.port());
        Joining.connect(messenger, uri);
        Joining.connect(desk, uri);
    }

    /** A conversation from both sides. */
    record Said(Talk talk, String ticket) {}

    /** Starts the hub and so many conversations, and waits until each has its ticket and its card and nothing more happens. */
    List<Said> begin(int conversations) throws InterruptedException {
        hub.start();
        Map<String, Talk> asked = new HashMap<>();
        for (int i = 0; i < conversations; i++) {
            String word = "«p" + i + "»";
            asked.put(word, messenger.asks("Заявка " + word + " не работает"));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (desk.tickets().size() < conversations
                || asked.values().stream().anyMatch(talk -> talk.heard().isEmpty())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the requests did not become tickets");
            }
            Thread.sleep(LOOK);
        }
        for (Ticket ticket : desk.tickets()) {
            asked.forEach((word, talk) -> {
                if (ticket.title().contains(word)) {
                    talks.add(new Said(talk, ticket.key()));
                }
            });
        }
        awaitQuiet();
        return List.copyOf(talks);
    }

    private void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int before = -1, now = calls(); before != now && System.nanoTime() < end; now = calls()) {
            before = now;
            Thread.sleep(QUIET);
        }
    }

    private int calls() {
        return (int) desk.journal().entries().stream()
                .filter(entry -> !entry.call().method().equals("GET"))
                .count();
    }

    @Override
    public void close() {
        hub.close();
        messenger.close();
        desk.close();
    }
}

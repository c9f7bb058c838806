package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.World;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What really went over the wire: webhooks to the hub, the hub's calls, and what went wrong with them. */
final class WirePart {
    private static final int MOST = 60;

    private final World world;

    WirePart(World world) {
        this.world = world;
    }

    private record Line(
            long at,
            String from,
            String to,
            String what,
            int attempt,
            int status,
            @Nullable String fault) {
        ObjectNode json() {
            return Json.object()
                    .put("at", at)
                    .put("from", from)
                    .put("to", to)
                    .put("what", what)
                    .put("attempt", attempt)
                    .put("status", status)
                    .put("fault", fault);
        }
    }

    /** Adds the latest lines, newest first; calls that only read are left out unless something went wrong with them. */
    void addTo(ObjectNode state) {
        List<Line> lines = new ArrayList<>();
        webhooks(lines, "pachca", world.pachca().webhooks().attempts());
        webhooks(lines, "tracker", world.tracker().webhooks().attempts());
        calls(lines, "pachca", world.pachca().journal().entries());
        calls(lines, "tracker", world.tracker().journal().entries());
        ArrayNode list = state.putArray("wire");
        lines.stream()
                .sorted(Comparator.comparingLong(Line::at).reversed())
                .limit(MOST)
                .forEach(line -> list.add(line.json()));
    }

    /** Rises with everything that goes over the wire. */
    long traffic() {
        return (long) world.pachca().webhooks().attempts().size()
                + world.tracker().webhooks().attempts().size()
                + world.pachca().journal().count((method, path) -> true)
                + world.tracker().journal().count((method, path) -> true);
    }

    private static void webhooks(List<Line> lines, String from, List<Webhook.Attempt> attempts) {
        attempts.stream()
                .skip(Math.max(0, attempts.size() - MOST))
                .map(attempt -> new Line(
                        attempt.at().toEpochMilli(),
                        from,
                        "hub",
                        attempt.webhook().label(),
                        attempt.attempt(),
                        attempt.status(),
                        attempt.failure()))
                .forEach(lines::add);
    }

    private static void calls(List<Line> lines, String to, List<Journal.Entry> entries) {
        entries.reversed().stream()
                .filter(entry -> entry.fault() != null || !reads(entry) || entry.status() >= 400)
                .limit(MOST)
                .map(entry -> new Line(
                        entry.call().at().toEpochMilli(),
                        "hub",
                        to,
                        entry.call().method() + " " + entry.call().path(),
                        1,
                        entry.status(),
                        entry.fault()))
                .forEach(lines::add);
    }

    private static boolean reads(Journal.Entry entry) {
        return entry.call().method().equals("GET") || entry.call().path().endsWith("/_search");
    }
}

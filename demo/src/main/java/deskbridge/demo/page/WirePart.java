package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.RemoteSystem;
import deskbridge.demo.world.World;
import deskbridge.emulator.Call;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What really went over the wire: webhooks to the hub, the hub's calls, and what went wrong with them. */
final class WirePart {
    private static final int MOST = 60;
    private static final Pattern TOKEN = Pattern.compile("/(?:file/)?bot[^/]+/");

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
        for (RemoteSystem system : world.systems()) {
            webhooks(lines, system.name(), system.webhooks().attempts());
            calls(lines, system.name(), system.journal().entries());
        }
        ArrayNode list = state.putArray("wire");
        lines.stream()
                .sorted(Comparator.comparingLong(Line::at).reversed())
                .limit(MOST)
                .forEach(line -> list.add(line.json()));
    }

    /** Rises with everything that goes over the wire. */
    long traffic() {
        return world.systems().stream()
                .mapToLong(system -> (long) system.webhooks().attempts().size()
                        + system.journal().count((method, path) -> !fetches(path)))
                .sum();
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
                        label(entry.call()),
                        1,
                        entry.status(),
                        entry.fault()))
                .forEach(lines::add);
    }

    /** Telegram's paths begin with the bot's token and say everything by the method's name. */
    private static String label(Call call) {
        return TOKEN.matcher(call.path()).lookingAt()
                ? TOKEN.matcher(call.path()).replaceFirst("")
                : call.method() + " " + call.path();
    }

    private static boolean reads(Journal.Entry entry) {
        String path = entry.call().path();
        return TOKEN.matcher(path).lookingAt()
                ? TOKEN.matcher(path).replaceFirst("").startsWith("get")
                : entry.call().method().equals("GET") || path.endsWith("/_search");
    }

    private static boolean fetches(String path) {
        return path.endsWith("/getUpdates");
    }
}

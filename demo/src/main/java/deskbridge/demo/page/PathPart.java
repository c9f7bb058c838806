package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.store.Journal;
import deskbridge.store.Journal.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The live path of events: one lane for each delivery, with everything that followed from it. */
final class PathPart {
    private static final int STEPS = 400;
    private static final int LANES = 40;
    private static final List<String> ORDER =
            List.of("received", "decided", "queued", "attempt", "postponed", "sent", "dead", "discarded");

    private final DemoHub hub;

    PathPart(DemoHub hub) {
        this.hub = hub;
    }

    /** Adds the latest lanes, newest first, and what waits. */
    void addTo(ObjectNode state) {
        Map<String, Map<String, List<Step>>> lanes = new LinkedHashMap<>();
        for (Step step : hub.path(STEPS)) {
            String cause = step.cause();
            lanes.computeIfAbsent(cause == null ? step.id() : cause, unused -> new LinkedHashMap<>())
                    .computeIfAbsent(step.id(), unused -> new ArrayList<>())
                    .add(step);
        }
        ArrayNode list = state.putArray("path");
        lanes.entrySet().stream().limit(LANES).forEach(lane -> lane(list.addObject(), lane.getKey(), lane.getValue()));
        Journal.Backlog backlog = hub.backlog();
        state.putObject("backlog")
                .put("waiting", backlog.deliveries() + backlog.commands())
                .put("dead", backlog.deadLetters())
                .put("oldest", backlog.oldestSeconds());
    }

    private static void lane(ObjectNode node, String id, Map<String, List<Step>> events) {
        node.put("id", id);
        String ticket = "";
        ArrayNode commands = node.putArray("commands");
        List<Map.Entry<String, List<Step>>> ordered = events.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> number(entry.getKey())))
                .toList();
        for (Map.Entry<String, List<Step>> entry : ordered) {
            String event = entry.getKey();
            List<Step> steps = inOrder(entry.getValue());
            Step first = steps.getFirst();
            ticket = first.ticket() == null ? ticket : first.ticket();
            if (event.equals(id)) {
                node.put("connection", first.connection()).put("what", first.what());
                steps(node, steps);
            } else {
                ObjectNode command = commands.addObject()
                        .put("id", event)
                        .put("connection", first.connection())
                        .put("what", first.what());
                steps(command, steps);
            }
        }
        node.put("ticket", ticket);
    }

    private static void steps(ObjectNode node, List<Step> steps) {
        ArrayNode list = node.putArray("steps");
        int attempts = 0;
        for (Step step : steps) {
            attempts += step.stage().equals("attempt") ? 1 : 0;
            list.addObject()
                    .put("stage", step.stage())
                    .put("at", step.at().toEpochMilli())
                    .put("detail", step.detail());
        }
        node.put("attempts", attempts)
                .put("state", steps.getLast().stage())
                .put("at", steps.getFirst().at().toEpochMilli());
    }

    /** Oldest first; steps of one moment in the order in which they can only have happened. */
    private static List<Step> inOrder(List<Step> steps) {
        return steps.stream()
                .sorted(Comparator.comparing(Step::at).thenComparingInt(step -> ORDER.indexOf(step.stage())))
                .toList();
    }

    private static long number(String id) {
        String digits = id.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}

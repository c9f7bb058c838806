package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Trouble;
import deskbridge.demo.world.Troubles;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything a visitor sees at one moment, as one JSON object. */
final class Snapshot {
    private static final Pattern RATING = Pattern.compile(": [1-5]/5");

    private final World world;
    private final Troubles troubles;
    private final Tally tally;
    private final DemoHub hub;
    private final Collection<Part> parts;
    private final PathPart path;
    private final WirePart wire;

    Snapshot(World world, Troubles troubles, Tally tally, DemoHub hub, Collection<Part> parts) {
        this.world = world;
        this.troubles = troubles;
        this.tally = tally;
        this.hub = hub;
        this.parts = parts;
        this.path = new PathPart(hub);
        this.wire = new WirePart(world);
    }

    /** The state as this visitor sees it. */
    ObjectNode of(View view) {
        ObjectNode state = Json.object();
        people(state.putArray("people"));
        parts.forEach(part -> state.set(part.name(), part.show(view)));
        state.put("rated", rated());
        path.addTo(state);
        wire.addTo(state);
        hub(state.putObject("hub"));
        troubles(state.putObject("troubles"));
        figures(state.putObject("figures"));
        return state;
    }

    /** Differs whenever the state does. */
    String signature() {
        return world.changes() + "/" + wire.traffic() + "/" + hub.running() + hub.since() + hub.mode() + "/"
                + hub.path(1) + hub.backlog() + "/" + troubles.on();
    }

    private void people(ArrayNode list) {
        world.actors()
                .forEach(actor -> list.addObject()
                        .put("id", actor.userId())
                        .put("login", actor.login())
                        .put("name", actor.name())
                        .put("department", actor.department())
                        .put("agent", actor.agent()));
    }

    /** Whether a rating stands in any ticket. */
    private boolean rated() {
        return world.desks().stream()
                .flatMap(desk -> desk.tickets().stream())
                .flatMap(ticket -> ticket.hub().stream())
                .anyMatch(comment -> RATING.matcher(comment.text()).find());
    }

    private void hub(ObjectNode node) {
        node.put("running", hub.running())
                .put("intake", hub.mode().intake().setting())
                .put("routes", hub.mode().routes().label())
                .put("language", hub.mode().language().getLanguage());
    }

    private void troubles(ObjectNode node) {
        Set<Trouble> on = troubles.on();
        for (Trouble trouble : Trouble.values()) {
            node.put(trouble.name(), on.contains(trouble));
        }
    }

    private void figures(ObjectNode node) {
        Tally.Figures figures = tally.count(hub.running(), hub.since());
        node.put("messages", figures.messages())
                .put("tickets", figures.tickets())
                .put("comments", figures.comments())
                .put("onTheWay", figures.onTheWay())
                .put("lost", figures.lost())
                .put("doubled", figures.doubled())
                .put("leaked", figures.leaked());
    }
}

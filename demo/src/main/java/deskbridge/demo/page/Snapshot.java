package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Trouble;
import deskbridge.demo.world.Troubles;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import java.util.Set;

/** Everything a visitor sees at one moment, as one JSON object. */
final class Snapshot {
    private final World world;
    private final Troubles troubles;
    private final Tally tally;
    private final DemoHub hub;
    private final ChatPart chat;
    private final DeskPart desk;
    private final PathPart path;
    private final WirePart wire;

    Snapshot(World world, Troubles troubles, Tally tally, DemoHub hub) {
        this.world = world;
        this.troubles = troubles;
        this.tally = tally;
        this.hub = hub;
        this.chat = new ChatPart(world);
        this.desk = new DeskPart(world);
        this.path = new PathPart(hub);
        this.wire = new WirePart(world);
    }

    /** The state as this visitor sees it. */
    ObjectNode of(View view) {
        ObjectNode state = Json.object().put("me", view.me());
        people(state.putArray("people"));
        chat.addTo(state, view);
        desk.addTo(state, view);
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

    private void hub(ObjectNode node) {
        node.put("running", hub.running())
                .put("intake", hub.mode().intake().setting())
                .put("language", hub.mode().language().getLanguage())
                .put("bot", world.bot().userId());
        hub.operatorPage().ifPresent(page -> node.put("operator", page.toString()));
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

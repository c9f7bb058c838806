package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Actor;
import deskbridge.demo.world.Origin;
import deskbridge.demo.world.World;
import java.util.Map;
import java.util.stream.Collectors;

/** What the parts of both desks show alike. */
final class Desks {
    private final World world;
    private final Map<String, String> names;

    Desks(World world) {
        this.world = world;
        this.names = world.actors().stream().collect(Collectors.toMap(Actor::login, Actor::name));
    }

    /** The name of an agent, or of the hub's own account. */
    String name(String login) {
        return names.getOrDefault(login, world.telegram().botName());
    }

    /** Adds who may work in a desk. */
    void agents(ArrayNode list) {
        world.actors().stream()
                .filter(Actor::agent)
                .forEach(actor -> list.addObject().put("login", actor.login()).put("name", actor.name()));
    }

    /** Adds the conversation that a ticket came from, when it is known. */
    void origin(ObjectNode ticket, Origin origin) {
        world.messengers().stream()
                .filter(messenger -> !origin.chat().isEmpty() && messenger.owns(origin))
                .findFirst()
                .ifPresent(messenger -> ticket.putObject("origin")
                        .put("messenger", messenger.name())
                        .put("chat", Long.parseLong(origin.chat()))
                        .put("message", Long.parseLong(origin.message())));
    }
}

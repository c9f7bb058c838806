package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.hub.DemoHub.Mode;
import deskbridge.demo.hub.Intake;
import deskbridge.demo.hub.Routes;
import deskbridge.demo.world.Trouble;
import deskbridge.demo.world.Troubles;
import deskbridge.emulator.Json;
import java.util.Locale;
import java.util.Map;

/** What a visitor does to the stage itself: switches of troubles, and the hub. */
final class StageDeeds {
    private final Troubles troubles;
    private final DemoHub hub;

    StageDeeds(Troubles troubles, DemoHub hub) {
        this.troubles = troubles;
        this.hub = hub;
    }

    Map<String, Deed> all() {
        return Map.of("trouble", this::trouble, "hub", this::hub);
    }

    private ObjectNode trouble(Wish wish) {
        troubles.turn(Trouble.valueOf(wish.text("name")), wish.flag("on"));
        return Json.object();
    }

    private synchronized ObjectNode hub(Wish wish) {
        switch (wish.text("do")) {
            case "stop" -> hub.stop();
            case "start" -> start(hub.mode());
            case "restart" -> {
                hub.stop();
                start(hub.mode());
            }
            case "intake" -> start(hub.mode().with(Intake.valueOf(constant(wish))));
            case "routes" -> start(hub.mode().with(Routes.valueOf(constant(wish))));
            case "language" -> speak(Locale.of(wish.text("to").equals("en") ? "en" : "ru"));
            default -> throw new IllegalArgumentException("the hub cannot " + wish.text("do"));
        }
        return Json.object();
    }

    private static String constant(Wish wish) {
        return wish.text("to").toUpperCase(Locale.ROOT);
    }

    private void speak(Locale language) {
        if (!hub.mode().language().equals(language)) {
            start(hub.mode().with(language));
        }
    }

    private void start(Mode mode) {
        hub.start(mode);
    }
}

package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/** People over HTTP (facts: yandex-tracker §9). */
final class UserRoutes {
    private UserRoutes() {}

    static void register(Routes routes) {
        routes.add("GET", "myself", exchange -> Answer.json(200, show(exchange, exchange.user())));
        routes.add(
                "GET",
                "users",
                exchange -> exchange.page(exchange.organisation().people().all().stream()
                        .map(user -> show(exchange, user))
                        .toList()));
        routes.add("GET", "users/{user}", UserRoutes::one);
    }

    private static Answer one(Exchange exchange) {
        String wanted = exchange.part("user");
        return exchange.organisation()
                .people()
                .find(wanted)
                .map(user -> Answer.json(200, show(exchange, user)))
                .orElseThrow(() -> Refusal.notFound("error.noUser", wanted));
    }

    private static ObjectNode show(Exchange exchange, TrackerUser user) {
        long uid = Long.parseLong(user.uid());
        ObjectNode node = Json.object();
        node.put("self", exchange.references().self("users/" + user.uid()));
        node.put("uid", uid);
        node.put("login", user.login());
        node.put("trackerUid", uid);
        node.put("passportUid", uid);
        node.put("cloudUid", user.cloudUid());
        node.put("firstName", user.firstName());
        node.put("lastName", user.lastName());
        node.put("display", user.display());
        node.put("email", user.email());
        node.put("external", false);
        node.put("hasLicense", user.licensed());
        node.put("dismissed", user.dismissed());
        node.put("useNewFilters", true);
        node.put("disableNotifications", false);
        node.put("firstLoginDate", "2024-11-08T08:25:06.013+0000");
        node.put("lastLoginDate", "2024-12-09T21:01:36.262+0000");
        node.put("welcomeMailSent", true);
        node.putArray("sources").add("cloud");
        return node;
    }
}

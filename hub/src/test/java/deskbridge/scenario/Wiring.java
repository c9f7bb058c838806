package deskbridge.scenario;

import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerSeed;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a hub and one emulated system are told of each other.
 *
 * @param settings what the hub must know
 * @param whereabouts tells the system where the hub listens
 */
record Wiring(Map<String, String> settings, Consumer<Listening> whereabouts) {

    static final String SECRET = "w3bhook-Qx7.p2Lm";

    static Wiring of(Messenger messenger) {
        return switch (messenger) {
            case PachcaPlay play -> pachca(play);
            case TelegramPlay play -> telegram(play);
            default -> throw new IllegalArgumentException(messenger.name());
        };
    }

    static Wiring of(TicketSystem desk) {
        return switch (desk) {
            case TrackerPlay play -> tracker(play);
            case OkdeskPlay play -> okdesk(play);
            default -> throw new IllegalArgumentException(desk.name());
        };
    }

    void connect(Listening hub) {
        whereabouts.accept(hub);
    }

    private static Wiring pachca(PachcaPlay play) {
        return new Wiring(
                Map.of(
                        "PACHCA_API_TOKEN", play.bot().token(),
                        "PACHCA_API_URL", play.emulator().apiUri().toString(),
                        "PACHCA_WEBHOOK_SECRET", play.bot().signingSecret(),
                        "PACHCA_CHATS", Long.toString(play.chat()),
                        "AGENTS_CHAT", "pachca:" + play.agentsChat()),
                hub -> play.bot().webhookUrl(hub.isRunning() ? hub.url("/webhooks/pachca") : null));
    }

    private static Wiring tracker(TrackerPlay play) {
        return new Wiring(
                Map.of(
                        "TRACKER_API_TOKEN",
                        TrackerSeed.ROBOT_TOKEN,
                        "TRACKER_API_URL",
                        play.emulator().uri().toString(),
                        "TRACKER_ORG_ID",
                        TrackerSeed.ORG_ID,
                        "TRACKER_WEBHOOK_SECRET",
                        SECRET),
                hub -> {
                    play.emulator().triggers().removeAll();
                    if (hub.isRunning()) {
                        play.emulator().triggers().installDeskbridge(hub.url("/webhooks/tracker"), SECRET);
                    }
                });
    }

    private static Wiring okdesk(OkdeskPlay play) {
        return new Wiring(
                Map.of(
                        "OKDESK_API_URL", play.emulator().url().toString(),
                        "OKDESK_API_TOKEN", OkdeskSeed.TOKEN,
                        "OKDESK_PORTAL_URL", play.emulator().portalUrl().toString(),
                        "OKDESK_WEBHOOK_SECRET", SECRET,
                        "OKDESK_EMPLOYEE_ID", Long.toString(OkdeskSeed.SYSTEM_ID)),
                hub -> {
                    play.emulator().hooks().proof(OkdeskHooks.Proof.HEX, SECRET);
                    if (hub.isRunning()) {
                        play.emulator().hooks().targets(hub.url("/webhooks/okdesk"));
                    } else {
                        play.emulator().hooks().targets();
                    }
                });
    }

    /** It polls: the messenger need not know where the hub is. */
    private static Wiring telegram(TelegramPlay play) {
        return new Wiring(
                Map.of(
                        "TELEGRAM_BOT_TOKEN", play.bot().token(),
                        "TELEGRAM_API_URL", play.emulator().url().toString(),
                        "AGENTS_CHAT", "telegram:" + play.agentsChat()),
                hub -> {});
    }
}

package deskbridge.demo.hub;

import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerSeed;
import java.net.URI;
import java.util.Map;

/** How a hub is joined to emulated systems: its settings as variables, and their webhooks. */
public final class Joining {

    private static final String SECRET = "joining-webhook-secret";

    private Joining() {}

    /** What a hub must know of a messenger. */
    public static Map<String, String> settings(Messenger messenger) {
        return switch (messenger) {
            case PachcaPlay play ->
                Map.of(
                        "PACHCA_API_TOKEN", play.bot().token(),
                        "PACHCA_API_URL", play.emulator().apiUri().toString(),
                        "PACHCA_WEBHOOK_SECRET", play.bot().signingSecret(),
                        "PACHCA_CHATS", Long.toString(play.chat()));
            case TelegramPlay play ->
                Map.of(
                        "TELEGRAM_BOT_TOKEN", play.bot().token(),
                        "TELEGRAM_API_URL", play.emulator().url().toString());
            default -> throw new IllegalArgumentException(messenger.name());
        };
    }

    /**
     * What a hub must know to have Telegram send what is new, instead of asking for it.
     *
     * @param hub where Telegram finds it
     */
    public static Map<String, String> telegramSends(URI hub) {
        return Map.of("TELEGRAM_MODE", "webhook", "TELEGRAM_WEBHOOK_SECRET", SECRET, "WEBHOOK_URL", hub.toString());
    }

    /** What a hub must know of a ticket system. */
    public static Map<String, String> settings(TicketSystem desk) {
        return switch (desk) {
            case TrackerPlay play ->
                Map.of(
                        "TRACKER_API_TOKEN",
                        TrackerSeed.ROBOT_TOKEN,
                        "TRACKER_API_URL",
                        play.emulator().uri().toString(),
                        "TRACKER_ORG_ID",
                        TrackerSeed.ORG_ID,
                        "TRACKER_WEBHOOK_SECRET",
                        SECRET);
            case OkdeskPlay play ->
                Map.of(
                        "OKDESK_API_URL",
                        play.emulator().url().toString(),
                        "OKDESK_API_TOKEN",
                        OkdeskSeed.TOKEN,
                        "OKDESK_PORTAL_URL",
                        play.emulator().portalUrl().toString(),
                        "OKDESK_WEBHOOK_SECRET",
                        SECRET,
                        "OKDESK_EMPLOYEE_ID",
                        Long.toString(OkdeskSeed.SYSTEM_ID));
            default -> throw new IllegalArgumentException(desk.name());
        };
    }

    /** Tells a messenger where the hub listens. */
    public static void connect(Messenger messenger, URI hub) {
        switch (messenger) {
            case PachcaPlay play -> play.bot().webhookUrl(hub.resolve("/webhooks/pachca"));
            case TelegramPlay play -> {
                // The hub asks Telegram, or tells it where it is.
            }
            default -> throw new IllegalArgumentException(messenger.name());
        }
    }

    /** Tells a ticket system where the hub listens. */
    public static void connect(TicketSystem desk, URI hub) {
        switch (desk) {
            case TrackerPlay play ->
                play.emulator().triggers().installDeskbridge(hub.resolve("/webhooks/tracker"), SECRET);
            case OkdeskPlay play ->
                play.emulator()
                        .hooks()
                        .proof(OkdeskHooks.Proof.PREFIXED_HEX, SECRET)
                        .targets(hub.resolve("/webhooks/okdesk"));
            default -> throw new IllegalArgumentException(desk.name());
        }
    }
}

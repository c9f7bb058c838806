package deskbridge.demo.fuzz;

import deskbridge.app.Hub;
import deskbridge.emulator.Fault;
import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.settings.Settings;
import deskbridge.store.DeadLetters.DeadLetter;
import deskbridge.store.Journal.Backlog;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One hub, with a clock that is moved by hand, between all four emulated systems. Used by one thread. */
final class FuzzStage implements AutoCloseable {

    static final String PACHCA_PATH = "/webhooks/pachca";
    static final String TRACKER_PATH = "/webhooks/tracker";
    static final String OKDESK_PATH = "/webhooks/okdesk";
    static final String TELEGRAM_PATH = "/webhooks/telegram";
    static final String SECRET = "fuzz-Webhook-Secret_1";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);
    private static final int MOST_ROUNDS = 2_000;
    private static final int MOST_LETTERS = 1_000;

    final FuzzClock clock = new FuzzClock();
    final PachcaPlay pachca = new PachcaPlay(clock.ticking());
    final TrackerPlay tracker = new TrackerPlay(clock.ticking());
    final TelegramPlay telegram = new TelegramPlay(clock.ticking());
    final OkdeskPlay okdesk = new OkdeskPlay(clock.ticking());
    private final List<Tampering> between = new ArrayList<>();
    private final Map<String, String> settings;
    private final Hub hub;

    /**
     * Starts it all.
     *
     * @param folder for the database; empty
     * @param target what will be fired at: for hints the desks share no secret with the hub, and for what people write Telegram is polled
     */
    FuzzStage(Path folder, Target target) {
        pachca.emulator().settings().rateLimits(false);
        pachca.bot().hearsAllMessages();
        // The emulator would post to an address that is not there; its updates wait, and are delivered by hand.
        telegram.faults().always(TelegramFaults.method("setWebhook"), Fault.status(500));
        settings = settings(folder, target);
        hub = Hub.listening(Settings.load(settings, folder, Optional.empty()), clock);
        pachca.bot().webhookUrl(url(PACHCA_PATH));
        tracker.emulator().triggers().installDeskbridge(url(TRACKER_PATH), SECRET);
        okdesk.emulator().hooks().proof(OkdeskHooks.Proof.HEX, SECRET).targets(url(OKDESK_PATH));
    }

    private Map<String, String> settings(Path folder, Target target) {
        var settings = new HashMap<String, String>();
        settings.put("HOST", "127.0.0.1");
        settings.put("PORT", "0");
        settings.put("ADMIN_PORT", "0");
        settings.put("TRUSTED_PROXIES", "127.0.0.1");
        settings.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("fuzz.db"));
        settings.put("ROUTES", "pachca=tracker,telegram=okdesk");
        settings.put("PACHCA_API_TOKEN", pachca.bot().token());
        settings.put("PACHCA_API_URL", remote(pachca.emulator().apiUri(), target));
        settings.put("PACHCA_WEBHOOK_SECRET", pachca.bot().signingSecret());
        settings.put("AGENTS_CHAT", "pachca:" + pachca.agentsChat());
        settings.put("TRACKER_API_TOKEN", TrackerSeed.ROBOT_TOKEN);
        settings.put("TRACKER_API_URL", remote(tracker.emulator().uri(), target));
        settings.put("TRACKER_ORG_ID", TrackerSeed.ORG_ID);
        settings.put("OKDESK_API_URL", remote(okdesk.emulator().url(), target));
        settings.put("OKDESK_API_TOKEN", OkdeskSeed.TOKEN);
        settings.put("OKDESK_PORTAL_URL", okdesk.emulator().portalUrl().toString());
        settings.put("OKDESK_EMPLOYEE_ID", Long.toString(OkdeskSeed.SYSTEM_ID));
        settings.put("TELEGRAM_BOT_TOKEN", telegram.bot().token());
        settings.put("TELEGRAM_API_URL", remote(telegram.emulator().url(), target));
        settings.put("TELEGRAM_MODE", talks(target) ? "polling" : "webhook");
        settings.put("TELEGRAM_WEBHOOK_SECRET", SECRET);
        settings.put("WEBHOOK_URL", "https://hub.invalid");
        if (target != Target.HINTS) {
            settings.put("TRACKER_WEBHOOK_SECRET", SECRET);
            settings.put("OKDESK_WEBHOOK_SECRET", SECRET);
        }
        return settings;
    }

    private static boolean talks(Target target) {
        return target == Target.TALK || target == Target.ANSWERS;
    }

    private String remote(URI emulator, Target target) {
        if (target != Target.ANSWERS) {
            return emulator.toString();
        }
        var tampering = new Tampering(emulator, emulator.getPort());
        between.add(tampering);
        return tampering.uri().toString();
    }

    /** From now on the systems' answers are damaged, or left as they are; only with that target. */
    void tampers(boolean now) {
        between.forEach(tampering -> tampering.turn(now));
    }

    /** How many answers were damaged. */
    long damaged() {
        return between.stream().mapToLong(Tampering::damaged).sum();
    }

    /** The cookie of somebody who opened the link to the admin pages. */
    String adminSession() throws IOException {
        URI link = URI.create(
                "http://127.0.0.1:" + hub.adminPort() + hub.adminLink().orElseThrow());
        var connection = (HttpURLConnection) link.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        String cookie = connection.getHeaderField("Set-Cookie");
        connection.disconnect();
        if (cookie == null) {
            throw new IllegalStateException("the link does not work");
        }
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /** The connectors of the same settings, by themselves. */
    Doors doors(Path folder) {
        return new Doors(Settings.load(settings, folder, Optional.empty()), clock);
    }

    int port() {
        return hub.port();
    }

    int adminPort() {
        return hub.adminPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }

    /** Lets webhooks arrive and the hub work, until nothing is left to do that is due within so long. */
    void settle(Duration horizon) throws InterruptedException {
        Instant end = clock.instant().plus(horizon);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long before = webhooksSent();
            if (!hub.drain(clock.instant().plus(LONG_ENOUGH))) {
                throw new IllegalStateException("the hub did not finish its work within a day of its own clock");
            }
            if (webhooksSent() == before) {
                Instant due = nextDue();
                if (due.isAfter(clock.instant()) && due.isAfter(end)) {
                    return;
                }
                clock.reach(due);
            }
        }
        throw new IllegalStateException("the hub never comes to rest");
    }

    private Instant nextDue() {
        var store = hub.store();
        return Stream.of(store.inbox().nextDue(), store.outbox().nextDue(), store.nextWake())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private long webhooksSent() {
        long sent = 0;
        for (var sender : List.of(pachca.webhooks(), tracker.webhooks(), okdesk.webhooks())) {
            sender.awaitIdle(PATIENCE);
            sent += sender.attempts().size();
        }
        return sent;
    }

    /** What was given up since last time; forgotten now. */
    List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = hub.store().deadLetters().list(MOST_LETTERS, 0);
        letters.forEach(letter -> hub.store().deadLetters().discard(letter.id(), clock.instant()));
        return letters;
    }

    /** What waits. */
    Backlog backlog() {
        return hub.store().journal().backlog(clock.instant());
    }

    /** Calls that the emulators remember are of no use here. */
    void forgetCalls() {
        pachca.journal().clear();
        tracker.journal().clear();
        telegram.journal().clear();
        okdesk.journal().clear();
    }

    @Override
    public void close() {
        hub.close();
        between.forEach(Tampering::close);
        pachca.close();
        tracker.close();
        telegram.close();
        okdesk.close();
    }
}

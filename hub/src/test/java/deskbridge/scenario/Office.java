package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerAgent;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.store.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Emulated Pachca and Tracker with their people, and the hubs between them, all on one clock that stands still. Nothing happens
 * by itself: {@link #settle} lets the webhooks arrive and the hubs work.
 */
final class Office implements HubProcess.Stage, AutoCloseable {

    static final String TRIGGER_SECRET = "tr1gger-Zk4.x8Qd";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final MovableClock clock = new MovableClock();
    final PachcaEmulator pachca = new PachcaEmulator(clock.ticking());
    final TrackerEmulator tracker = TrackerEmulator.seeded(clock.ticking());

    /** The hub's own account in Pachca. */
    final Bot bot;

    /** An employee who is a user of Tracker as well. */
    final Person ivan;

    /** An employee whom Tracker does not know. */
    final Person olga;

    /** Another one. */
    final Person pavel;

    /** An agent, in Pachca; {@link #agent} is the same woman in Tracker. */
    final Person anna;

    /** Another agent. */
    final Person boris;

    /** The support chat; all of them are in it. */
    final long chat;

    /** How Tracker is told where a hub listens: our own triggers, unless a scenario prefers others. */
    BiConsumer<TrackerEmulator, URI> triggers =
            (emulator, url) -> emulator.triggers().installDeskbridge(url, TRIGGER_SECRET);

    /** The running hubs, each with its account in Pachca. */
    private final Map<HubProcess, Bot> hubs = new LinkedHashMap<>();

    Office() {
        bot = pachca.administrator().addBot("deskbridge", "Deskbridge");
        // What is not accepted is lost: the hub must live without a sender's patience.
        pachca.webhooks().retryAfter();
        ivan = person("ivan", "Иван", "Петров", "ivan.petrov@example.org");
        olga = person("olga", "Ольга", "Смирнова", "olga.smirnova@example.org");
        pavel = person("pavel", "Павел", "Новиков", "pavel.novikov@example.org");
        anna = person("anna", "Анна", "Агентова", "anna.agent@example.org");
        boris = person("boris", "Борис", "Помощник", "boris.agent@example.org");
        chat = chat("Поддержка", bot);
    }

    private Person person(String nickname, String first, String last, String email) {
        return pachca.person(pachca.administrator()
                .addPerson(nickname, first, last, email, "Продажи")
                .id());
    }

    /** A chat of all people and these bots. */
    long chat(String name, Bot... bots) {
        var members = new ArrayList<>(List.of(olga.id(), pavel.id(), anna.id(), boris.id()));
        for (Bot each : bots) {
            members.add(each.userId());
        }
        return pachca.administrator().addChat(name, ivan.id(), members.toArray(Long[]::new));
    }

    /** A hub that is not started yet. */
    HubProcess hub(Bot account, String databaseUrl, Path folder) {
        HubProcess hub = new HubProcess(this, settings(account), databaseUrl, folder);
        hubs.put(hub, account);
        return hub;
    }

    private Map<String, String> settings(Bot account) {
        return Map.of(
                "PACHCA_API_TOKEN", account.token(),
                "PACHCA_API_URL", pachca.apiUri().toString(),
                "PACHCA_WEBHOOK_SECRET", account.signingSecret(),
                "TRACKER_API_TOKEN", TrackerSeed.ROBOT_TOKEN,
                "TRACKER_API_URL", tracker.uri().toString(),
                "TRACKER_ORG_ID", TrackerSeed.ORG_ID,
                "TRACKER_WEBHOOK_SECRET", TRIGGER_SECRET);
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public void connect() {
        tracker.triggers().removeAll();
        hubs.forEach((hub, account) -> {
            account.webhookUrl(hub.isRunning() ? hub.url("/webhooks/pachca") : null);
            if (hub.isRunning()) {
                triggers.accept(tracker, hub.url("/webhooks/tracker"));
            }
        });
    }

    @Override
    public void settle() {
        Settling.run(clock, List.copyOf(hubs.keySet()), this::webhooksSent);
    }

    /** As {@link #settle}, up to the moment at which a hub finds that its database is gone. */
    void settleUntilTheHubDies() {
        try {
            settle();
        } catch (StoreException e) {
            return;
        }
        throw new AssertionError("The hub is alive");
    }

    private long webhooksSent() {
        pachca.webhooks().awaitIdle(PATIENCE);
        tracker.webhooks().awaitIdle(PATIENCE);
        return (long) pachca.webhooks().attempts().size()
                + tracker.webhooks().attempts().size();
    }

    /** Anna at work in Tracker. */
    TrackerAgent agent() {
        return tracker.agent(TrackerSeed.AGENT);
    }

    /** Boris at work in Tracker. */
    TrackerAgent secondAgent() {
        return tracker.agent(TrackerSeed.SECOND_AGENT);
    }

    /** All tickets of the service desk, oldest first. */
    List<TrackerIssue> tickets() {
        return tracker.state().issues().stream()
                .filter(issue -> issue.queue().equals(TrackerSeed.QUEUE))
                .toList();
    }

    /** The only ticket there is. */
    TrackerIssue ticket() {
        assertThat(tickets()).hasSize(1);
        return tickets().getFirst();
    }

    /** Comments of the only ticket, oldest first. */
    List<TrackerComment> comments() {
        return tracker.state().comments(ticket().key());
    }

    /** Their texts. */
    List<String> commentTexts() {
        return comments().stream().map(TrackerComment::text).toList();
    }

    /** What a bot wrote into the thread of a message, oldest first. */
    List<Message> botSaysUnder(long message) {
        return pachca.threadMessages(message).stream()
                .filter(it -> it.userId() == bot.userId() && !it.deleted())
                .toList();
    }

    /** The texts of what the bot wrote into the thread after the card. */
    List<String> saidAfterTheCard(long message) {
        return botSaysUnder(message).stream().skip(1).map(Message::content).toList();
    }

    /** The card: the bot's first message under the request. */
    Message cardUnder(long message) {
        assertThat(botSaysUnder(message)).isNotEmpty();
        return botSaysUnder(message).getFirst();
    }

    /** What the bot wrote to a person alone, oldest first. */
    List<Message> botTells(Person person) {
        return pachca.directChat(bot.userId(), person.id()).stream()
                .flatMap(direct -> pachca.messages(direct.id()).stream())
                .filter(it -> it.userId() == bot.userId())
                .toList();
    }

    /** What the bot wrote at the top level of a chat, oldest first. */
    List<Message> botSaysIn(long chatId) {
        return pachca.messages(chatId).stream()
                .filter(it -> it.userId() == bot.userId() && !it.deleted())
                .toList();
    }

    @Override
    public void close() {
        hubs.keySet().forEach(HubProcess::close);
        pachca.close();
        tracker.close();
    }
}

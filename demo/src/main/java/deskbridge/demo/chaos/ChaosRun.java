package deskbridge.demo.chaos;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * People and agents talk while the hub is killed again and again, webhooks come doubled and late, and answers get lost. Then
 * everything is counted in the emulators: nothing may be lost, nothing doubled, and each conversation must be in order.
 */
final class ChaosRun implements AutoCloseable {

    private static final String SECRET = "chaos-trigger-secret";
    private static final double WEBHOOK_TROUBLE = 0.15;
    private static final double API_TROUBLE = 0.04;

    private final ChaosPlan plan;
    private final PrintWriter out;
    private final RandomGenerator random;
    private final InstantSource clock = InstantSource.system();
    private final PachcaEmulator pachca = new PachcaEmulator(clock);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final Bot bot;
    private final List<Person> people = new ArrayList<>();
    private final long chat;
    private final HubProcess hub;
    private final List<Talk> talks = new ArrayList<>();
    private final Map<Long, String> tickets = new HashMap<>();
    private Duration longestStart = Duration.ZERO;

    ChaosRun(ChaosPlan plan, Path folder, Optional<String> databaseUrl, PrintWriter out) {
        this.plan = plan;
        this.out = out;
        this.random = new Random(plan.seed());
        pachca.settings().rateLimits(false);
        var office = pachca.administrator();
        bot = office.addBot("deskbridge", "Deskbridge");
        bot.hearsAllMessages();
        bot.keepsHistory(true);
        for (String name : List.of("Иван", "Ольга", "Пётр")) {
            people.add(pachca.person(office.addPerson("user" + people.size(), name, "Тестов", null, "")
                    .id()));
        }
        chat = office.addChat(
                "Поддержка",
                people.get(0).id(),
                people.get(1).id(),
                people.get(2).id(),
                bot.userId());
        var variables = new HashMap<String, String>();
        variables.put("PACHCA_API_TOKEN", bot.token());
        variables.put("PACHCA_API_URL", pachca.apiUri().toString());
        variables.put("PACHCA_WEBHOOK_SECRET", bot.signingSecret());
        variables.put("TRACKER_API_TOKEN", TrackerSeed.ROBOT_TOKEN);
        variables.put("TRACKER_API_URL", tracker.uri().toString());
        variables.put("TRACKER_ORG_ID", TrackerSeed.ORG_ID);
        variables.put("TRACKER_WEBHOOK_SECRET", SECRET);
        databaseUrl.ifPresent(url -> variables.put("DATABASE_URL", url));
        hub = new HubProcess(folder, variables);
        bot.webhookUrl(URI.create("http://127.0.0.1:" + hub.port() + "/webhooks/pachca"));
        tracker.triggers()
                .installDeskbridge(URI.create("http://127.0.0.1:" + hub.port() + "/webhooks/tracker"), SECRET);
    }

    /** Runs the plan. @return what arrived */
    Tally run() throws InterruptedException {
        hub.start();
        makeTrouble();
        var kills = killTimes();
        for (int event = 0; event < plan.events(); event++) {
            if (kills.contains(event)) {
                hub.kill();
                Duration took = hub.start();
                longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
                out.printf("  killed and started again at event %d (ready after %d ms)%n", event, took.toMillis());
                out.flush();
            }
            somethingHappens(event);
            Thread.sleep(plan.pause());
        }
        out.println("  all was said; waiting until it has arrived");
        out.flush();
        endTrouble();
        return awaitArrival();
    }

    Duration longestStart() {
        return longestStart;
    }

    /** Calls of the two APIs that suffered a fault. */
    long troubledCalls() {
        return pachca.journal().entries().stream()
                        .filter(it -> it.fault() != null)
                        .count()
                + tracker.journal().entries().stream()
                        .filter(it -> it.fault() != null)
                        .count();
    }

    private void makeTrouble() {
        var faults = new Random(plan.seed() + 1);
        var late = new WebhookFault.Late(Duration.ofMillis(700));
        pachca.webhooks().script().random(faults, WEBHOOK_TROUBLE, new WebhookFault.Duplicated(2), late);
        tracker.webhooks()
                .script()
                .random(faults, WEBHOOK_TROUBLE, new WebhookFault.Duplicated(2), late, new WebhookFault.Lost());
        var lost = new Fault.AnswerLost();
        pachca.faults().random(faults, API_TROUBLE, CallMatch.any(), lost, Fault.status(502), new Fault.Html(503));
        tracker.faults().random(faults, API_TROUBLE, CallMatch.any(), lost, Fault.status(500), new Fault.Truncated());
    }

    private void endTrouble() {
        pachca.webhooks().script().clear();
        tracker.webhooks().script().clear();
        pachca.faults().clear();
        tracker.faults().clear();
    }

    private Set<Integer> killTimes() {
        var times = new HashSet<Integer>();
        while (times.size() < Math.min(plan.kills(), plan.events() - 1)) {
            times.add(1 + random.nextInt(plan.events() - 1));
        }
        return times;
    }

    private void somethingHappens(int event) {
        boolean begin = talks.size() < plan.conversations()
                && (talks.isEmpty() || random.nextInt(plan.events()) < 3 * plan.conversations());
        Person person = people.get(random.nextInt(people.size()));
        if (begin) {
            String word = "t" + event;
            talks.add(new Talk(person.writes(chat, "Заявка <" + word + "> не работает"), "t" + event));
            return;
        }
        Talk talk = talks.get(random.nextInt(talks.size()));
        Optional<String> ticket = ticketOf(talk);
        if (ticket.isPresent() && random.nextInt(100) < 45) {
            tracker.agent(TrackerSeed.AGENT).comments(ticket.get(), "Ответ " + talk.nextAnswer());
        } else {
            person.repliesInThread(talk.request(), "Сообщение " + talk.nextSaying());
        }
    }

    private Optional<String> ticketOf(Talk talk) {
        String known = tickets.get(talk.request());
        if (known == null) {
            tracker.state().issues().forEach(issue -> {
                String message = issue.localFields().get("pachcaMessageId");
                if (message != null) {
                    tickets.putIfAbsent(Long.valueOf(message), issue.key());
                }
            });
            known = tickets.get(talk.request());
        }
        return Optional.ofNullable(known);
    }

    private Tally awaitArrival() throws InterruptedException {
        Instant end = Instant.now().plus(plan.patience());
        Tally tally = count();
        while (tally.arrived() < tally.expected() && Instant.now().isBefore(end)) {
            Thread.sleep(Duration.ofSeconds(1));
            tally = count();
        }
        // What is doubled comes late: look once more.
        Thread.sleep(Duration.ofSeconds(3));
        return count();
    }

    private Tally count() {
        var tally = new Tally();
        List<TrackerIssue> issues = tracker.state().issues();
        for (Talk talk : talks) {
            tally.compare(
                    "ticket",
                    List.of("<" + talk.word() + ">"),
                    issues.stream().map(TrackerIssue::summary).toList());
            List<Message> thread = botSays(talk);
            Optional<String> ticket = ticketOf(talk);
            tally.compare(
                    "card for " + talk.word(),
                    List.of(ticket.map(key -> "🎫 ").orElse("(no ticket)")),
                    thread.stream().map(Message::content).toList());
            tally.compare(
                    "comment",
                    talk.said(),
                    ticket.map(key -> tracker.state().comments(key).stream()
                                    .map(TrackerComment::text)
                                    .toList())
                            .orElse(List.of()));
            tally.compare(
                    "message",
                    talk.answered(),
                    thread.stream().map(Message::content).toList());
        }
        return tally;
    }

    private List<Message> botSays(Talk talk) {
        return pachca.threadMessages(talk.request()).stream()
                .filter(message -> message.userId() == bot.userId())
                .toList();
    }

    @Override
    public void close() {
        hub.close();
        pachca.close();
        tracker.close();
    }
}

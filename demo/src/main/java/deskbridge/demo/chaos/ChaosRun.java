package deskbridge.demo.chaos;

import deskbridge.demo.hub.Balancer;
import deskbridge.demo.hub.HubProcess;
import deskbridge.demo.hub.Joining;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
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
import java.util.stream.Stream;

/**
 * People and agents talk while hubs are killed again and again, webhooks come doubled and late, and answers get lost. Then
 * everything is counted in the emulators: nothing may be lost, nothing doubled, nothing leaked, and each conversation must be in
 * order.
 */
final class ChaosRun implements AutoCloseable {

    private static final double WEBHOOK_TROUBLE = 0.15;
    private static final double API_TROUBLE = 0.04;
    private static final int ANSWERS_PERCENT = 40;
    private static final int SECRETS_PERCENT = 6;
    private static final int STARS = 5;

    private final ChaosPlan plan;
    private final PrintWriter out;
    private final RandomGenerator random;
    private final Messenger messenger;
    private final TicketSystem desk;
    private final List<HubProcess> hubs = new ArrayList<>();
    private final Balancer balancer;
    private final List<Conversation> conversations = new ArrayList<>();
    private Duration longestStart = Duration.ZERO;

    ChaosRun(ChaosPlan plan, Path folder, Optional<String> databaseUrl, PrintWriter out) {
        this.plan = plan;
        this.out = out;
        this.random = new Random(plan.seed());
        messenger = plan.pair().messenger(InstantSource.system());
        desk = plan.pair().desk(InstantSource.system());
        Map<String, String> variables = new HashMap<>(Joining.settings(messenger));
        variables.putAll(Joining.settings(desk));
        variables.put("ROUTES", messenger.name() + "=" + desk.name());
        databaseUrl.ifPresent(url -> variables.put("DATABASE_URL", url));
        for (int i = 0; i < plan.replicas(); i++) {
            hubs.add(new HubProcess(folder, variables));
        }
        balancer = new Balancer(hubs.stream()
                .map(hub -> URI.create("http://127.0.0.1:" + hub.port()))
                .toList());
        Joining.connect(messenger, balancer.uri());
        Joining.connect(desk, balancer.uri());
    }

    /** Runs the plan. @return what arrived */
    Tally run() throws InterruptedException {
        for (HubProcess hub : hubs) {
            hub.start();
        }
        makeTrouble();
        var kills = killTimes();
        for (int event = 0; event < plan.events(); event++) {
            if (kills.contains(event)) {
                HubProcess hub = hubs.get(random.nextInt(hubs.size()));
                hub.kill();
                Duration took = hub.start();
                longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
                out.printf("  killed and started again at event %d (ready after %d ms)%n", event, took.toMillis());
                out.flush();
            }
            somethingHappens(event);
            Thread.sleep(plan.pause());
        }
        everybodyRates();
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
        return messenger.journal().entries().stream()
                        .filter(it -> it.fault() != null)
                        .count()
                + desk.journal().entries().stream()
                        .filter(it -> it.fault() != null)
                        .count();
    }

    private void makeTrouble() {
        var faults = new Random(plan.seed() + 1);
        var late = new WebhookFault.Late(Duration.ofMillis(700));
        messenger.webhooks().script().random(faults, WEBHOOK_TROUBLE, new WebhookFault.Duplicated(2), late);
        desk.webhooks()
                .script()
                .random(faults, WEBHOOK_TROUBLE, new WebhookFault.Duplicated(2), late, new WebhookFault.Lost());
        var lost = new Fault.AnswerLost();
        messenger.faults().random(faults, API_TROUBLE, CallMatch.any(), lost, Fault.status(502), new Fault.Html(503));
        desk.faults().random(faults, API_TROUBLE, CallMatch.any(), lost, Fault.status(500), new Fault.Truncated());
    }

    private void endTrouble() {
        messenger.webhooks().script().clear();
        desk.webhooks().script().clear();
        messenger.faults().clear();
        desk.faults().clear();
    }

    private Set<Integer> killTimes() {
        var times = new HashSet<Integer>();
        while (times.size() < Math.min(plan.kills(), plan.events() - 1)) {
            times.add(1 + random.nextInt(plan.events() - 1));
        }
        return times;
    }

    private void somethingHappens(int event) {
        boolean begin = conversations.size() < plan.conversations()
                && (conversations.isEmpty() || random.nextInt(plan.events()) < 3 * plan.conversations());
        if (begin) {
            String word = "t" + event;
            conversations.add(new Conversation(messenger.asks("Заявка «" + word + "» не работает"), word));
            return;
        }
        Conversation conversation = conversations.get(random.nextInt(conversations.size()));
        Optional<String> ticket = ticketOf(conversation);
        if (conversation.isFinished()) {
            rate(conversation);
        }
        int choice = random.nextInt(100);
        if (ticket.isPresent() && choice < ANSWERS_PERCENT) {
            desk.comments(ticket.get(), "Ответ " + conversation.nextAnswer(), false);
        } else if (ticket.isPresent() && choice == 99 && !conversation.isFinished()) {
            desk.finishes(ticket.get());
            conversation.finished();
        } else if (ticket.isPresent() && choice < ANSWERS_PERCENT + SECRETS_PERCENT) {
            desk.comments(ticket.get(), "Между нами " + conversation.nextSecret(), true);
        } else {
            conversation.talk().says("Сообщение " + conversation.nextSaying());
        }
    }

    /** At the end every ticket is finished and every requester gives stars, while another hub is killed. */
    private void everybodyRates() throws InterruptedException {
        Instant end = Instant.now().plus(plan.patience());
        boolean killed = plan.kills() == 0;
        while (conversations.stream().anyMatch(it -> it.stars() == 0)
                && Instant.now().isBefore(end)) {
            for (Conversation conversation : conversations) {
                ticketOf(conversation).filter(key -> !conversation.isFinished()).ifPresent(key -> {
                    desk.finishes(key);
                    conversation.finished();
                });
                rate(conversation);
            }
            if (!killed) {
                killed = true;
                hubs.getFirst().kill();
                hubs.getFirst().start();
            }
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    /** The requester presses stars as soon as he is asked for them; twice, as impatient people do. */
    private void rate(Conversation conversation) {
        if (conversation.stars() > 0) {
            return;
        }
        conversation.talk().heard().stream()
                .filter(heard ->
                        heard.buttons().stream().filter(it -> it.contains("⭐")).count() == STARS)
                .findFirst()
                .ifPresent(question -> {
                    int stars = 1 + random.nextInt(STARS);
                    String button = question.buttons().stream()
                            .filter(label -> label.contains("(" + stars + ")"))
                            .findFirst()
                            .orElseThrow();
                    conversation.talk().presses(question, button);
                    conversation.talk().presses(question, button);
                    conversation.stars(stars);
                });
    }

    private Optional<String> ticketOf(Conversation conversation) {
        if (conversation.ticket().isEmpty()) {
            desk.tickets().stream()
                    .filter(ticket -> ticket.title().contains("«" + conversation.word() + "»"))
                    .findFirst()
                    .map(Ticket::key)
                    .ifPresent(conversation::ticket);
        }
        return conversation.ticket();
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
        List<Ticket> tickets = desk.tickets();
        List<String> titles = tickets.stream().map(Ticket::title).toList();
        for (Conversation conversation : conversations) {
            tally.compare("ticket", List.of("«" + conversation.word() + "»"), titles);
            List<String> heard =
                    conversation.talk().heard().stream().map(Heard::text).toList();
            Optional<String> ticket = ticketOf(conversation);
            tally.compare(
                    "card for " + conversation.word(),
                    List.of(ticket.map(key -> "🎫 ").orElse("(no ticket)")),
                    heard,
                    mostCopies());
            tally.compare(
                    "comment",
                    conversation.said(),
                    ticket.map(key -> said(tickets, key)).orElse(List.of()));
            tally.compare("message", conversation.answered(), heard, mostCopies());
            tally.compare(
                    "rating",
                    List.of("Оценка: " + conversation.stars() + "/5"),
                    ticket.map(key -> said(tickets, key)).orElse(List.of()));
            if (desk instanceof OkdeskPlay) {
                String rate = conversation.stars() > 3 ? "good" : conversation.stars() == 3 ? "normal" : "bad";
                tally.compare(
                        "native rate", List.of(rate), ticket.map(desk::rates).orElse(List.of()));
            }
            tally.mustNotHold("message", conversation.secrets(), heard);
        }
        return tally;
    }

    /** What was written into Telegram cannot be looked up: after a lost answer it may be written once more, never twice. */
    private int mostCopies() {
        return messenger instanceof TelegramPlay ? 2 : 1;
    }

    /** What a ticket holds, in order: what a person says in one breath with his request is part of the request. */
    private List<String> said(List<Ticket> tickets, String key) {
        return Stream.concat(
                        tickets.stream().filter(it -> it.key().equals(key)).map(Ticket::description),
                        desk.remarks(key).stream().map(Remark::text))
                .toList();
    }

    @Override
    public void close() {
        hubs.forEach(HubProcess::close);
        balancer.close();
        messenger.close();
        desk.close();
    }
}

package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.telegram.TelegramBot;
import deskbridge.emulator.telegram.TelegramEmulator;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramFile;
import deskbridge.emulator.telegram.TelegramGroup;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramTalk;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The emulated Telegram: customers, each alone with the bot, and the chat of the agents. The hub polls it. */
public final class Telegram implements Messenger {
    /** How the hub begins to say that a request is being made. */
    private static final String MAKING = "⏳";

    /** How the hub begins to say that a message went into a ticket. */
    private static final String ADDED = "✅";

    private final TelegramEmulator emulator;
    private final TelegramBot bot;
    private final List<Customer> people;
    private final TelegramGroup agents;
    private final String agentsTitle;
    private final String botName;

    Telegram(Cast cast, Texts texts, InstantSource time) {
        emulator = new TelegramEmulator(time);
        botName = texts.get("bot.name");
        bot = emulator.addBot("deskbridge_bot", botName);
        people = cast.enter(emulator);
        agentsTitle = texts.get("chat.agents");
        List<Customer> members = people.stream().filter(Customer::agent).toList();
        agents = emulator.addGroup(agentsTitle, members.getFirst().app());
        members.stream().skip(1).forEach(member -> agents.adds(member.app()));
        agents.adds(bot);
    }

    @Override
    public TelegramEmulator emulator() {
        return emulator;
    }

    /** The hub's bot. */
    public TelegramBot bot() {
        return bot;
    }

    /** What people see as the bot's name. */
    public String botName() {
        return botName;
    }

    /** Everybody a visitor can be; customers first. */
    public List<Customer> people() {
        return people;
    }

    /**
     * One of them.
     *
     * @throws NoSuchElementException when nobody has this id
     */
    public Customer person(long id) {
        return people.stream()
                .filter(person -> person.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody in Telegram has the id " + id));
    }

    /** The chat of the agents. */
    public TelegramGroup agents() {
        return agents;
    }

    /** What people see as its name. */
    public String agentsTitle() {
        return agentsTitle;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "TELEGRAM_BOT_TOKEN", bot.token(),
                "TELEGRAM_API_URL", emulator.url().toString(),
                "AGENTS_CHAT", "telegram:" + agents.id());
    }

    /** It is asked, and need not know. */
    @Override
    public void pointAt(URI hub) {
        // Nothing is sent to the hub: it polls.
    }

    @Override
    public boolean owns(Origin origin) {
        return people.stream().anyMatch(person -> person.id() == origin.chatNumber());
    }

    private TelegramTalk chat(Origin origin) {
        return person(origin.chatNumber()).app().with(bot);
    }

    private TelegramMessage message(Origin origin) {
        return chat(origin).message((int) origin.messageNumber());
    }

    @Override
    public Instant changedAt(Origin origin) {
        TelegramMessage message = message(origin);
        return Objects.requireNonNullElse(message.editedAt(), message.sentAt());
    }

    @Override
    public boolean withdrawn(Origin origin) {
        return message(origin).deleted();
    }

    @Override
    public List<Origin> promised() {
        List<Origin> promised = new ArrayList<>();
        for (Customer person : people) {
            person.app().with(bot).messages().stream()
                    .filter(message -> ours(message) && message.text().startsWith(MAKING))
                    .flatMap(message -> Stream.ofNullable(message.replyToId()))
                    .forEach(request -> promised.add(Origin.of(person.id(), request)));
        }
        return List.copyOf(promised);
    }

    /** Bots are not told of deletions, so what people deleted is expected in the ticket neither more nor less. */
    @Override
    public Talk talk(Origin origin, String ticket) {
        List<TelegramMessage> all = chat(origin).messages();
        Map<Integer, Integer> answered = new HashMap<>();
        for (TelegramMessage message : all) {
            Integer before = message.replyToId();
            if (before != null) {
                answered.put(message.id(), before);
            }
        }
        int request = (int) origin.messageNumber();
        Set<Integer> chosen = new HashSet<>();
        all.stream()
                .filter(message -> ours(message)
                        && message.text().startsWith(ADDED)
                        && message.text().contains(ticket))
                .flatMap(message -> Stream.ofNullable(message.replyToId()))
                .forEach(chosen::add);
        List<Words> said = new ArrayList<>();
        List<Words> shown = new ArrayList<>();
        for (TelegramMessage message : all) {
            boolean belongs = first(message.id(), answered) == request && message.id() != request;
            if (message.deleted() || message.service() || (!belongs && !chosen.contains(message.id()))) {
                continue;
            }
            if (ours(message)) {
                shown.add(words(message));
            } else if (!message.text().startsWith("/")) {
                said.add(words(message));
            }
        }
        return new Talk(said, shown, lostAnswers(origin.chat()));
    }

    /** Follows the replies back to the message that everything began with. */
    private static int first(int message, Map<Integer, Integer> answered) {
        Integer before = answered.get(message);
        return before == null ? message : first(before, answered);
    }

    private boolean ours(TelegramMessage message) {
        return message.fromId() == bot.id() && !message.deleted();
    }

    /** Telegram cannot be searched: what it took while the answer got lost may be said once more. */
    private int lostAnswers(String chat) {
        return (int) emulator.journal().entries(Telegram::sends).stream()
                .filter(entry -> "AnswerLost".equals(entry.fault())
                        && entry.call().body().text().contains(chat))
                .count();
    }

    private static boolean sends(String method, String path) {
        return path.startsWith("/bot") && path.matches("(?i).*/(send|copy|forward)\\w+");
    }

    private static Words words(TelegramMessage message) {
        TelegramFile file = message.file();
        return new Words(
                message.id(),
                message.text(),
                file == null || file.name() == null ? List.of() : List.of(file.name()),
                Objects.requireNonNullElse(message.editedAt(), message.sentAt()));
    }

    @Override
    public List<CallMatch> writing() {
        return List.of(Telegram::sends);
    }

    @Override
    public CallMatch limited() {
        return (method, path) -> sends(method, path) || path.matches("(?i)/bot.*/edit\\w+");
    }

    @Override
    public Fault tooMany(Duration retryAfter) {
        return TelegramFaults.tooManyRequests(retryAfter);
    }

    @Override
    public CallMatch polling() {
        return TelegramFaults.method("getUpdates");
    }
}

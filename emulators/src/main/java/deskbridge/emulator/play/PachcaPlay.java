package deskbridge.emulator.play;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Button;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.pachca.SubmitResult;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The play in Pachca: each request has its thread in the support chat. */
public final class PachcaPlay implements Messenger {

    /** Address of the agent who is in the chats; she works in the ticket systems, too. */
    static final String AGENT = "anna.agent@example.org";

    private final PachcaEmulator pachca;
    private final Bot bot;
    private final Person requester;
    private final Person stranger;
    private final Person agent;
    private final Person robot;
    private final long chat;
    private final long agents;

    /** What buttons say to the hub, by message and words. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    public PachcaPlay(InstantSource time) {
        pachca = new PachcaEmulator(time);
        bot = pachca.administrator().addBot("deskbridge", "Deskbridge");
        pachca.webhooks().retryAfter();
        requester = person("ivan", "Иван", "Петров", "ivan.petrov@example.org");
        stranger = person("olga", "Ольга", "Смирнова", "olga.smirnova@example.org");
        agent = person("anna", "Анна", "Агентова", AGENT);
        chat = pachca.administrator().addChat("Поддержка", requester.id(), stranger.id(), agent.id(), bot.userId());
        robot = pachca.person(pachca.administrator().addBot("ci", "CI").userId());
        requester.adds(chat, robot.id());
        agents = pachca.administrator().addChat("Агенты", agent.id(), bot.userId());
    }

    private Person person(String nickname, String first, String last, String email) {
        return pachca.person(pachca.administrator()
                .addPerson(nickname, first, last, email, "Продажи")
                .id());
    }

    /** The emulator behind it. */
    @Override
    public PachcaEmulator emulator() {
        return pachca;
    }

    /** The account of the hub. */
    public Bot bot() {
        return bot;
    }

    /** Id of the chat in which requests are made. */
    public long chat() {
        return chat;
    }

    /** Id of the chat of the agents. */
    public long agentsChat() {
        return agents;
    }

    /** Somebody comes into the chat in which requests are made. */
    public void joins(long person) {
        requester.adds(chat, person);
    }

    @Override
    public String name() {
        return "pachca";
    }

    @Override
    public Talk asks(String words, PlayFile... files) {
        return new ChatThread(requester.writes(chat, words, files(files)));
    }

    @Override
    public List<Heard> agentsHear() {
        return pachca.messages(agents).stream()
                .filter(this::isHubs)
                .map(this::heard)
                .toList();
    }

    @Override
    public void agentSays(String words) {
        agent.writes(agents, words);
    }

    @Override
    public void agentPresses(Heard message, String button) {
        agent.presses(Long.parseLong(message.id()), button);
    }

    @Override
    public void strangerComes() {
        stranger.writesTo(bot.userId(), "Здравствуйте");
    }

    @Override
    public Aside stranger() {
        return new Alone(stranger);
    }

    @Override
    public void strangerForges(Heard message, String button) {
        long menu = Long.parseLong(stranger().heard().getLast().id());
        stranger.pressesStale(menu, data(message, button));
    }

    private String data(Heard message, String button) {
        return seen.getOrDefault(message.id() + button, "gone");
    }

    @Override
    public CallMatch writing() {
        return CallMatch.of("POST", "/api/shared/v1/messages");
    }

    private boolean isHubs(Message message) {
        return message.userId() == bot.userId() && !message.deleted();
    }

    private Heard heard(Message message) {
        message.allButtons()
                .filter(button -> button.data() != null)
                .forEach(button -> seen.put(message.id() + button.text(), Objects.requireNonNull(button.data())));
        return new Heard(
                Long.toString(message.id()),
                message.content(),
                message.allButtons().map(Button::text).toList(),
                message.files().stream()
                        .map(file -> new PlayFile(file.name(), pachca.fileContent(file.key())))
                        .toList(),
                message.createdAt());
    }

    private static PersonFile[] files(PlayFile... files) {
        return Arrays.stream(files)
                .map(file -> new PersonFile(file.name(), file.content()))
                .toArray(PersonFile[]::new);
    }

    /** A direct chat with the bot. */
    private final class Alone implements Aside {

        private final Person person;

        Alone(Person person) {
            this.person = person;
        }

        @Override
        public void writes(String words) {
            person.writesTo(bot.userId(), words);
        }

        @Override
        public void presses(Heard message, String button) {
            person.presses(Long.parseLong(message.id()), button);
        }

        @Override
        public List<Heard> heard() {
            return pachca.directChat(bot.userId(), person.id()).stream()
                    .flatMap(direct -> pachca.messages(direct.id()).stream())
                    .filter(PachcaPlay.this::isHubs)
                    .map(PachcaPlay.this::heard)
                    .toList();
        }
    }

    /** The thread under a request. */
    private final class ChatThread implements Talk {

        private final long request;

        ChatThread(long request) {
            this.request = request;
        }

        @Override
        public String says(String words, PlayFile... files) {
            return Long.toString(requester.repliesInThread(request, words, files(files)));
        }

        @Override
        public void saysElsewhere(String words) {
            requester.writes(chat, words);
        }

        @Override
        public void answers(Heard message, String words) {
            says(words);
        }

        @Override
        public Talk another(String words) {
            return asks(words);
        }

        @Override
        public void edits(String message, String words) {
            requester.edits(Long.parseLong(message), words);
        }

        @Override
        public boolean deletes(String message) {
            requester.deletes(Long.parseLong(message));
            return true;
        }

        @Override
        public void presses(Heard message, String button) {
            requester.presses(Long.parseLong(message.id()), button);
        }

        @Override
        public void pressesStale(Heard message, String button) {
            requester.pressesStale(Long.parseLong(message.id()), data(message, button));
        }

        @Override
        public boolean fills(String words, PlayFile... files) {
            var form = pachca.openedViews(requester.id()).getLast();
            var values = FormValues.none();
            boolean said = false;
            for (var block : form.blocks()) {
                String field = block.path("name").asText();
                if (block.has("options") && block.path("required").asBoolean()) {
                    values = values.with(
                            field, block.path("options").path(0).path("value").asText());
                } else if (block.path("type").asText().equals("input")
                        && (!said || block.path("required").asBoolean())) {
                    values = values.with(field, words);
                    said = true;
                } else if (block.path("type").asText().equals("file_input")) {
                    values = values.with(field, files(files));
                }
            }
            var sent = requester.submits(form, values);
            if (!(sent instanceof SubmitResult.Closed)) {
                throw new IllegalStateException("the form stays open: " + sent);
            }
            return true;
        }

        @Override
        public void robotSays(String words) {
            robot.writes(chat, words);
            robot.repliesInThread(request, words);
        }

        @Override
        public boolean strangerPresses(Heard message, String button) {
            stranger.presses(Long.parseLong(message.id()), button);
            return true;
        }

        @Override
        public boolean agentPresses(Heard message, String button) {
            agent.presses(Long.parseLong(message.id()), button);
            return true;
        }

        @Override
        public Aside aside() {
            return new Alone(requester);
        }

        @Override
        public List<List<String>> rows(Heard message) {
            return pachca.threadMessages(request).stream()
                    .filter(it -> Long.toString(it.id()).equals(message.id()))
                    .flatMap(it -> it.buttons().stream())
                    .map(row -> row.stream().map(Button::text).toList())
                    .toList();
        }

        @Override
        public List<Heard> heard() {
            return pachca.threadMessages(request).stream()
                    .filter(PachcaPlay.this::isHubs)
                    .map(PachcaPlay.this::heard)
                    .toList();
        }
    }
}

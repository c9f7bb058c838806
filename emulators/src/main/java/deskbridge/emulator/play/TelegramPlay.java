package deskbridge.emulator.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Json;
import deskbridge.emulator.telegram.PhoneFile;
import deskbridge.emulator.telegram.TelegramBot;
import deskbridge.emulator.telegram.TelegramButton;
import deskbridge.emulator.telegram.TelegramEmulator;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramGroup;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramPerson;
import deskbridge.emulator.telegram.TelegramTalk;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The play in Telegram: each request is made by another customer, in his private chat with the bot. */
public final class TelegramPlay implements Messenger {

    /** Id of a robot that is not the hub, and of the first of its messages. */
    private static final int ROBOTS = 900_000;

    private final TelegramEmulator telegram;
    private final InstantSource time;
    private final TelegramBot bot;
    private final TelegramPerson agent;
    private final TelegramGroup agents;
    private final TelegramPerson stranger;

    /** What buttons say to the hub, by message and words. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    public TelegramPlay(InstantSource time) {
        this.time = time;
        telegram = new TelegramEmulator(time);
        bot = telegram.addBot("deskbridge_bot", "Deskbridge");
        agent = telegram.addPerson("Анна");
        agents = telegram.addGroup("Агенты", agent);
        agents.adds(bot);
        stranger = telegram.addPerson("Пётр");
    }

    /** The emulator behind it. */
    @Override
    public TelegramEmulator emulator() {
        return telegram;
    }

    /** The account of the hub. */
    public TelegramBot bot() {
        return bot;
    }

    /** Id of the chat of the agents. */
    public long agentsChat() {
        return agents.id();
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Talk asks(String words, PlayFile... files) {
        var chat = telegram.addPerson("Иван").with(bot);
        chat.starts();
        return new PrivateChat(chat, send(chat, 0, "/new " + words, files));
    }

    @Override
    public List<Heard> agentsHear() {
        return heard(agents.messages());
    }

    @Override
    public void agentSays(String words) {
        agent.in(agents).writes(words);
    }

    @Override
    public void agentPresses(Heard message, String button) {
        agent.in(agents).presses(Integer.parseInt(message.id()), button);
    }

    @Override
    public void strangerComes() {
        stranger.with(bot).starts();
    }

    @Override
    public Aside stranger() {
        return new Alone(stranger.with(bot));
    }

    @Override
    public void strangerForges(Heard message, String button) {
        var chat = stranger.with(bot);
        chat.forgesPress(chat.last().orElseThrow().id(), data(message, button));
    }

    private String data(Heard message, String button) {
        return seen.getOrDefault(message.id() + button, "gone");
    }

    @Override
    public CallMatch writing() {
        return TelegramFaults.method("sendMessage");
    }

    private List<Heard> heard(List<TelegramMessage> messages) {
        return messages.stream()
                .filter(message -> message.fromId() == bot.id() && !message.deleted() && !message.service())
                .map(this::heard)
                .toList();
    }

    private Heard heard(TelegramMessage message) {
        message.allButtons()
                .filter(button -> button.callbackData() != null)
                .forEach(button ->
                        seen.put(message.id() + button.text(), Objects.requireNonNull(button.callbackData())));
        var file = message.file();
        return new Heard(
                Integer.toString(message.id()),
                message.text(),
                message.allButtons().map(TelegramButton::text).toList(),
                file == null
                        ? List.of()
                        : List.of(new PlayFile(Objects.requireNonNullElse(file.name(), "photo.jpg"), file.content())),
                message.sentAt());
    }

    /** Sends a text, or an album of files under it; returns the first message. */
    private static int send(TelegramTalk chat, int replyTo, String words, PlayFile... files) {
        int first = 0;
        for (PlayFile file : files) {
            var sent = PhoneFile.document(file.name(), file.content());
            String caption = first == 0 ? words : "";
            int message = replyTo == 0 ? chat.sends(sent, caption) : chat.replies(replyTo, sent, caption);
            first = first == 0 ? message : first;
        }
        if (first == 0) {
            first = replyTo == 0 ? chat.writes(words) : chat.replies(replyTo, words);
        }
        return first;
    }

    /** Everything that is said in a private chat. */
    private final class Alone implements Aside {

        private final TelegramTalk chat;

        Alone(TelegramTalk chat) {
            this.chat = chat;
        }

        @Override
        public void writes(String words) {
            chat.writes(words);
        }

        @Override
        public void presses(Heard message, String button) {
            chat.presses(Integer.parseInt(message.id()), button);
        }

        @Override
        public List<Heard> heard() {
            return TelegramPlay.this.heard(chat.messages());
        }
    }

    /** A customer alone with the bot. */
    private final class PrivateChat implements Talk {

        private final TelegramTalk chat;
        private final int request;

        PrivateChat(TelegramTalk chat, int request) {
            this.chat = chat;
            this.request = request;
        }

        @Override
        public String says(String words, PlayFile... files) {
            return Integer.toString(send(chat, request, words, files));
        }

        @Override
        public void saysElsewhere(String words) {
            chat.writes(words);
        }

        @Override
        public void answers(Heard message, String words) {
            chat.replies(Integer.parseInt(message.id()), words);
        }

        @Override
        public Talk another(String words) {
            return new PrivateChat(chat, send(chat, 0, "/new " + words));
        }

        @Override
        public void edits(String message, String words) {
            chat.edits(Integer.parseInt(message), words);
        }

        @Override
        public boolean deletes(String message) {
            chat.deletes(Integer.parseInt(message));
            return false;
        }

        @Override
        public void presses(Heard message, String button) {
            chat.presses(Integer.parseInt(message.id()), button);
        }

        @Override
        public void pressesStale(Heard message, String button) {
            chat.forgesPress(Integer.parseInt(message.id()), data(message, button));
        }

        @Override
        public boolean fills(String words, PlayFile... files) {
            return false;
        }

        /** Telegram tells no robot of others; a hub that is told nevertheless must not listen. */
        @Override
        public void robotSays(String words) {
            for (int message = ROBOTS; message < ROBOTS + 2; message++) {
                ObjectNode told = Json.object().put("message_id", message).put("text", words);
                told.put("date", time.instant().getEpochSecond());
                told.set("chat", Json.object().put("id", chat.chatId()).put("type", "private"));
                told.set(
                        "from",
                        Json.object().put("id", ROBOTS).put("is_bot", true).put("first_name", "CI"));
                if (message > ROBOTS) {
                    told.set("reply_to_message", told.deepCopy().put("message_id", request));
                }
                bot.isTold("message", told);
            }
        }

        @Override
        public boolean strangerPresses(Heard message, String button) {
            return false;
        }

        @Override
        public boolean agentPresses(Heard message, String button) {
            return false;
        }

        @Override
        public Aside aside() {
            return new Alone(chat);
        }

        @Override
        public List<List<String>> rows(Heard message) {
            return chat.message(Integer.parseInt(message.id())).buttons().stream()
                    .map(row -> row.stream().map(TelegramButton::text).toList())
                    .toList();
        }

        /** From the first answer to the request on; what the bot says of other things, it says before or as another reply. */
        @Override
        public List<Heard> heard() {
            return TelegramPlay.this.heard(chat.messages().stream()
                    .dropWhile(message -> !Objects.equals(message.replyToId(), request))
                    .filter(message -> message.replyToId() == null || message.replyToId() == request)
                    .toList());
        }
    }
}

package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Attachment;
import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.texts.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The emulated Pachca: the office's own messenger, with two chats that take requests. */
public final class Pachca implements Messenger {
    private final PachcaEmulator emulator;
    private final List<Long> people;
    private final Bot bot;
    private final List<Long> chats;

    Pachca(Cast cast, Texts texts, InstantSource time) {
        emulator = new PachcaEmulator(time);
        people = cast.enter(emulator.administrator());
        bot = emulator.administrator().addBot("deskbridge", texts.get("bot.name"));
        bot.keepsHistory(true);
        chats = List.of(openChat(texts.get("chat.support")), openChat(texts.get("chat.office")));
    }

    private long openChat(String name) {
        long owner = people.getFirst();
        Long[] others = people.stream().skip(1).toArray(Long[]::new);
        long chat = emulator.administrator().addChat(name, owner, others);
        emulator.person(owner).adds(chat, bot.userId());
        return chat;
    }

    @Override
    public PachcaEmulator emulator() {
        return emulator;
    }

    /** Ids of the colleagues. */
    List<Long> people() {
        return people;
    }

    /** The hub's bot. */
    public Bot bot() {
        return bot;
    }

    /** The chats that take requests. */
    public List<Long> chats() {
        return chats;
    }

    @Override
    public String name() {
        return "pachca";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PACHCA_API_TOKEN", bot.token(),
                "PACHCA_API_URL", emulator.apiUri().toString(),
                "PACHCA_WEBHOOK_SECRET", bot.signingSecret(),
                "PACHCA_EMAIL_DOMAIN", Cast.DOMAIN);
    }

    @Override
    public void pointAt(URI hub) {
        bot.webhookUrl(hub.resolve("/webhooks/pachca"));
    }

    @Override
    public boolean owns(Origin origin) {
        return emulator.chats().stream().anyMatch(chat -> chat.id() == origin.chatNumber());
    }

    @Override
    public Instant changedAt(Origin origin) {
        return emulator.message(origin.messageNumber()).changedAt();
    }

    @Override
    public boolean withdrawn(Origin origin) {
        return emulator.message(origin.messageNumber()).deleted();
    }

    @Override
    public List<Origin> promised() {
        return List.of();
    }

    @Override
    public Talk talk(Origin origin, String ticket) {
        List<Message> thread = emulator.threadMessages(origin.messageNumber()).stream()
                .filter(message -> !message.deleted())
                .toList();
        return new Talk(
                thread.stream()
                        .filter(message -> message.userId() != bot.userId())
                        .map(Pachca::words)
                        .toList(),
                thread.stream()
                        .filter(message -> message.userId() == bot.userId())
                        .map(Pachca::words)
                        .toList(),
                0);
    }

    private static Words words(Message message) {
        return new Words(
                message.id(),
                message.content(),
                message.files().stream().map(Attachment::name).toList(),
                message.changedAt());
    }

    @Override
    public List<CallMatch> writing() {
        return List.of(CallMatch.of("POST", "/api/shared/v1/messages"));
    }

    @Override
    public CallMatch limited() {
        return CallMatch.of("*", "/api/**");
    }

    @Override
    public Fault tooMany(Duration retryAfter) {
        return new Fault.RateLimited(retryAfter);
    }

    @Override
    public CallMatch polling() {
        return (method, path) -> false;
    }
}

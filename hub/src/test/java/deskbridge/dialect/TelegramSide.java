package deskbridge.dialect;

import deskbridge.channel.telegram.TelegramChannel;
import deskbridge.channel.telegram.TelegramConfig;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination.InChat;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.emulator.telegram.TelegramBot;
import deskbridge.emulator.telegram.TelegramEmulator;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramTalk;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.settings.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A private chat with a bot. */
final class TelegramSide implements Side {

    private static final ConnectionId TELEGRAM = new ConnectionId("telegram");

    private final Hub hub = new Hub();
    private final TelegramEmulator telegram = new TelegramEmulator(hub.ticking());
    private final TelegramBot bot = telegram.addBot("desk_test_bot", "Поддержка");
    private final TelegramTalk talk = telegram.addPerson("Иван").with(bot);
    private final TelegramChannel channel;
    private final Map<String, Integer> numbers = new HashMap<>();

    TelegramSide() {
        talk.starts();
        telegram.settings().rateLimits(true);
        channel = new TelegramChannel(
                new TelegramConfig(
                        TELEGRAM,
                        Secret.of(bot.token()),
                        List.of(telegram.url()),
                        Optional.empty(),
                        TelegramConfig.Mode.POLLING,
                        Optional.empty(),
                        Optional.empty(),
                        Locale.of("ru")),
                hub.clock(),
                Hub.options(),
                RestListener.NONE,
                LocalAllowance.by(hub.clock()));
    }

    @Override
    public Dialect dialect() {
        return new TelegramDialect();
    }

    @Override
    public List<RichText> reads(List<Sample> samples) throws RemoteTrouble {
        poll();
        var texts = new ArrayList<RichText>();
        for (Sample sample : samples) {
            talk.writes(sample.written(), sample.marks());
        }
        while (texts.size() < samples.size()) {
            List<RichText> more = poll();
            if (more.isEmpty()) {
                throw new IllegalStateException(texts.size() + " of " + samples.size() + " were read");
            }
            texts.addAll(more);
        }
        return texts;
    }

    private List<RichText> poll() throws RemoteTrouble {
        var texts = new ArrayList<RichText>();
        for (Envelope envelope : channel.poll(Duration.ZERO)) {
            for (Event event : channel.decode(envelope.body())) {
                if (event instanceof Event.ThreadSeen seen) {
                    texts.add(seen.messages().getFirst().text());
                }
            }
        }
        return texts;
    }

    @Override
    public SendResult writes(int number, RichText text) {
        var chat = new ChatRef(TELEGRAM, Long.toString(talk.chatId()));
        var post = new Command.PostMessage(new InChat(chat), OutgoingMessage.of(text), new Command.Purpose.Notice());
        SendResult result = hub.send(channel, post, hub.context());
        if (result instanceof SendResult.Sent sent && sent.receipt() instanceof Receipt.Posted posted) {
            posted.messages().forEach(message -> numbers.put(message.id(), number));
        }
        return result;
    }

    @Override
    public Map<Integer, List<String>> written() {
        var written = new TreeMap<Integer, List<String>>();
        for (TelegramMessage message : talk.messages()) {
            Integer number = numbers.get(talk.chatId() + ":" + message.id());
            if (number != null) {
                written.computeIfAbsent(number, unseen -> new ArrayList<>()).add(message.text());
            }
        }
        return written;
    }

    /** Its emulator keeps what is shown; the marks lie beside it. */
    @Override
    public String shown(List<String> messages) {
        return String.join("\n", messages);
    }

    @Override
    public void close() {
        channel.close();
        telegram.close();
    }
}

package deskbridge.dialect;

import deskbridge.channel.pachca.PachcaChannel;
import deskbridge.channel.pachca.PachcaConfig;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination.InThread;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.ThreadRef;
import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.settings.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One thread of a chat. */
final class PachcaSide implements Side {

    private static final ConnectionId PACHCA = new ConnectionId("pachca");

    private final Hub hub = new Hub();
    private final PachcaEmulator pachca = new PachcaEmulator(hub.ticking());
    private final Bot bot = pachca.administrator().addBot("desk_bot", "Поддержка");
    private final Person ivan = pachca.person(pachca.administrator()
            .addPerson("ivanov", "Иван", "Иванов", "ivanov@example.com", "Бухгалтерия")
            .id());
    private final long chat = pachca.administrator().addChat("Поддержка", ivan.id(), bot.userId());
    private final long root = ivan.writes(chat, "Не печатает");
    private final PachcaChannel channel;
    private final Map<String, Integer> numbers = new HashMap<>();

    PachcaSide() {
        pachca.settings().rateLimits(true);
        channel = new PachcaChannel(
                new PachcaConfig(
                        PACHCA,
                        Secret.of(bot.token()),
                        Secret.of(bot.signingSecret()),
                        pachca.apiUri(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Locale.of("ru")),
                hub.clock(),
                Hub.options(),
                RestListener.NONE,
                LocalAllowance.by(hub.clock()));
    }

    private Place thread() {
        return new Place(
                new ChatRef(PACHCA, Long.toString(chat)), new ThreadRef(PACHCA, chat + ":" + root), true, false);
    }

    @Override
    public Dialect dialect() {
        return new PachcaDialect();
    }

    @Override
    public List<RichText> reads(List<Sample> samples) throws RemoteTrouble {
        long last = root;
        for (Sample sample : samples) {
            last = ivan.repliesInThread(root, sample.written());
        }
        var touched = new ThreadTouched(thread(), new MessageRef(PACHCA, Long.toString(last)));
        return channel.read(touched, null).messages().stream()
                .skip(1)
                .map(message -> message.text())
                .toList();
    }

    @Override
    public SendResult writes(int number, RichText text) {
        var post =
                new Command.PostMessage(new InThread(thread()), OutgoingMessage.of(text), new Command.Purpose.Notice());
        SendResult result = hub.send(channel, post, hub.context());
        if (result instanceof SendResult.Sent sent && sent.receipt() instanceof Receipt.Posted posted) {
            posted.messages().forEach(message -> numbers.put(message.id(), number));
        }
        return result;
    }

    @Override
    public Map<Integer, List<String>> written() {
        var written = new TreeMap<Integer, List<String>>();
        for (Message message : pachca.threadMessages(root)) {
            Integer number = numbers.get(Long.toString(message.id()));
            if (number != null) {
                written.computeIfAbsent(number, unseen -> new ArrayList<>()).add(message.content());
            }
        }
        return written;
    }

    @Override
    public String shown(List<String> messages) {
        return String.join("\n", messages);
    }

    @Override
    public void close() {
        channel.close();
        pachca.close();
    }
}

package deskbridge.demo.bench;

import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Desk;
import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Status;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A messenger and a desk that answer within the process and at once, so that nothing but the hub is measured. Senders are proven
 * and deliveries understood by the real connectors; only the calls are left out. Thread-safe.
 */
final class InstantRemotes {

    static final ConnectionId CHANNEL = new ConnectionId("pachca");
    static final ConnectionId DESK = new ConnectionId("tracker");

    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,9})#");

    private final Instant began;
    private final AtomicLongArray seen;
    private final LongConsumer noted;

    /**
     * @param began before every event
     * @param events how many there will be at most
     * @param noted told the number of each event whose effect stands for the first time
     */
    InstantRemotes(Instant began, int events, LongConsumer noted) {
        this.began = began;
        this.seen = new AtomicLongArray(events);
        this.noted = noted;
    }

    /** A connector as configured, without its remote. */
    Connector dressed(Connector real) {
        return switch (real) {
            case Channel channel -> new InstantChannel(channel, this);
            case Desk desk -> new InstantDesk(desk, this);
            default -> real;
        };
    }

    /** A conversation that has all it needs. */
    Conversation conversation(int number) {
        long thread = SignedHooks.thread(number);
        return new Conversation(
                new ConversationId("bench" + number),
                CHANNEL,
                DESK,
                place(thread),
                true,
                requester(),
                new MessageRef(CHANNEL, Long.toString(thread)),
                null,
                ticket(new TicketRef(DESK, "BENCH-" + number)),
                List.of(new MessageRef(CHANNEL, "1" + number)),
                null,
                null,
                began,
                null);
    }

    /** @param thread the message that it hangs off */
    Place place(long thread) {
        var chat = new ChatRef(CHANNEL, Long.toString(SignedHooks.CHAT));
        return new Place(chat, new ThreadRef(CHANNEL, SignedHooks.CHAT + ":" + thread), true, false);
    }

    Ticket ticket(TicketRef ref) {
        return new Ticket(
                ref,
                "https://tracker.yandex.ru/" + ref.key(),
                "Принтер на третьем этаже снова не печатает",
                new Status("open", "Открыт", Status.Kind.IN_PROGRESS),
                agent(),
                List.of(),
                began,
                began,
                null,
                null);
    }

    Person requester() {
        return new Person(new PersonRef(CHANNEL, "667231"), "Иван Петров", "ivan@example.org", "ivan", false);
    }

    Person agent() {
        return new Person(new PersonRef(DESK, "1120000000000001"), "Анна Смирнова", "anna@example.org", "anna", false);
    }

    Instant now() {
        return Instant.now();
    }

    /** The words of an event. */
    static String words(long event) {
        return "Принтер снова не печатает, событие #" + event + "#";
    }

    /** Something was written. */
    void written(String words) {
        Matcher number = NUMBER.matcher(words);
        if (number.find()) {
            int event = Integer.parseInt(number.group(1));
            if (seen.compareAndSet(event, 0, System.nanoTime())) {
                noted.accept(event);
            }
        }
    }

    /** When the effect stood, by {@link System#nanoTime}; 0 while it does not. */
    long at(int event) {
        return seen.get(event);
    }
}

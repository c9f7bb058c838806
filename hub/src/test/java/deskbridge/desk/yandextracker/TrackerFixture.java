package deskbridge.desk.yandextracker;

import deskbridge.connector.Given;
import deskbridge.connector.Sending;
import deskbridge.connector.SettableClock;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A desk against an emulated Tracker, people and a settable clock. */
final class TrackerFixture implements AutoCloseable {
    static final ConnectionId TRACKER = new ConnectionId("tracker");
    static final ConnectionId PACHCA = new ConnectionId("pachca");
    static final Person IVAN = person("21", "Иван Петров", "Ivan.Petrov@example.org");
    static final Person STRANGER = person("99", "Чужой Человек", "stranger@elsewhere.example");

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    final TrackerConfig config = TrackerConfigs.seeded(tracker);
    final TrackerDesk desk = desk(config);

    TrackerDesk desk(TrackerConfig with) {
        RestOptions options = RestOptions.defaults()
                .callTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofSeconds(10))
                .maxAnswerBytes(4L * 1024 * 1024);
        return new TrackerDesk(
                with, clock, new Random(7), options, RestListener.NONE, new LocalAllowance(clock::nanos));
    }

    static Person person(String id, String name, String email) {
        return new Person(new PersonRef(PACHCA, id), name, email, null, false);
    }

    static Place place(String chat, String message) {
        return new Place(new ChatRef(PACHCA, chat), new ThreadRef(PACHCA, chat + ":" + message), true, false);
    }

    static TicketDraft draft(Person requester, String summary, RemoteFile... files) {
        return new TicketDraft(
                summary,
                RichText.plain(summary + "\nподробности"),
                requester,
                place("5001", "70001"),
                "https://app.pachca.com/chats/5001?message=70001",
                List.of(files),
                null,
                null,
                null,
                Map.of());
    }

    static CommentWords words(Person author, String text, RemoteFile... files) {
        return new CommentWords(
                new MessageRef(PACHCA, "80001"),
                author,
                RichText.plain(text),
                List.of(files),
                Instant.parse("2026-11-21T09:03:00Z"),
                "https://app.pachca.com/chats/5001?message=80001",
                false);
    }

    /** Makes a ticket that the context then knows. */
    TicketRef ticket(Given context) {
        TicketRef ref = ((Receipt.TicketNow) Sending.receipt(
                        desk.send(new Command.CreateTicket("pachca:70001", draft(IVAN, "Не печатает")), context)))
                .ticket()
                .ref();
        context.inTicket(ref);
        return ref;
    }

    /** Moves an issue to another queue, as its API would; answers the new key. */
    String moved(String key, String queue) throws Exception {
        var request = HttpRequest.newBuilder(tracker.uri().resolve("/v3/issues/" + key + "/_move?queue=" + queue))
                .header("Authorization", "OAuth " + TrackerSeed.ROBOT_TOKEN)
                .header("X-Org-ID", TrackerSeed.ORG_ID)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        return tracker.state().issue(key).key();
    }

    @Override
    public void close() {
        desk.close();
        tracker.close();
    }
}

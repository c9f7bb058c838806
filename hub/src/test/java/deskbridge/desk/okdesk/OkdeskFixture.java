package deskbridge.desk.okdesk;

import deskbridge.connector.Given;
import deskbridge.connector.Sending;
import deskbridge.connector.SettableClock;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event.TicketSeen;
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
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A desk against an emulated Okdesk, people and a settable clock. */
final class OkdeskFixture implements AutoCloseable {
    static final ConnectionId OKDESK = new ConnectionId("okdesk");
    static final ConnectionId TELEGRAM = new ConnectionId("telegram");
    static final Person PETR = person("21", "Пётр Клиентов");
    static final Person STRANGER = person("99", "Чужой Человек");
    static final MessageRef MESSAGE = new MessageRef(TELEGRAM, "5001:80001");

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    final OkdeskEmulator okdesk = OkdeskEmulator.seeded(clock);
    final OkdeskConfig config = OkdeskConfigs.seeded(okdesk);
    final OkdeskDesk desk = desk(config);

    OkdeskDesk desk(OkdeskConfig with) {
        RestOptions options = RestOptions.defaults()
                .callTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofSeconds(10))
                .maxAnswerBytes(4L * 1024 * 1024);
        return new OkdeskDesk(with, clock, new Random(7), options, RestListener.NONE, new LocalAllowance(clock::nanos));
    }

    /** What the engine knows now: Pyotr is a contact. */
    Given context() {
        var context = new Given(clock.instant());
        context.binds(PETR.ref(), Long.toString(OkdeskSeed.CONTACT));
        return context;
    }

    static Person person(String id, String name) {
        return new Person(new PersonRef(TELEGRAM, id), name, null, null, false);
    }

    static Place place(String chat, String message) {
        return new Place(new ChatRef(TELEGRAM, chat), new ThreadRef(TELEGRAM, chat + ":" + message), true, true);
    }

    static TicketDraft draft(Person requester, String summary, RemoteFile... files) {
        return new TicketDraft(
                summary,
                RichText.plain(summary + "\nгорит <красная> лампа & шумит"),
                requester,
                place("5001", "70001"),
                null,
                List.of(files),
                null,
                null,
                null,
                Map.of());
    }

    static CommentWords words(Person author, String text, RemoteFile... files) {
        return new CommentWords(
                MESSAGE,
                author,
                RichText.plain(text),
                List.of(files),
                Instant.parse("2026-11-21T09:03:00Z"),
                null,
                false);
    }

    /** Makes a ticket that the context then knows. */
    TicketRef ticket(Given context) {
        TicketRef ref = ((Receipt.TicketNow) Sending.receipt(
                        desk.send(new Command.CreateTicket("telegram:70001", draft(PETR, "Не печатает")), context)))
                .ticket()
                .ref();
        context.inTicket(ref);
        return ref;
    }

    TicketSeen seen(TicketRef ticket) throws Exception {
        return desk.observe(ticket, null, List.of(), false).orElseThrow();
    }

    static long id(TicketRef ticket) {
        return Long.parseLong(ticket.key());
    }

    @Override
    public void close() {
        desk.close();
        okdesk.close();
    }
}

package deskbridge.desk.yandextracker;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.yandextracker.TrackerFixture.IVAN;
import static deskbridge.desk.yandextracker.TrackerFixture.PACHCA;
import static deskbridge.desk.yandextracker.TrackerFixture.STRANGER;
import static deskbridge.desk.yandextracker.TrackerFixture.draft;
import static deskbridge.desk.yandextracker.TrackerFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.domain.Command;
import deskbridge.domain.CommentWords;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.emulator.tracker.TrackerUser;
import deskbridge.emulator.yandex360.DirectoryUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who somebody of the chat is in Tracker: by address, never by guess. */
class TrackerPeopleTest {
    private static final String ADMIN = "y0_emulated-directory-admin";

    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());
    private final Yandex360Emulator yandex360 = new Yandex360Emulator(0, fixture.clock, "7700123");
    private final TrackerDesk desk = fixture.desk(TrackerConfigs.seeded(
            fixture.tracker, "directory: {url: \"%s\", token: %s, org-id: 7700123}".formatted(yandex360.uri(), ADMIN)));

    @BeforeEach
    void fill() {
        yandex360
                .token(ADMIN, Yandex360Emulator.READ_USERS, Yandex360Emulator.READ_DEPARTMENTS)
                .department(23, "Бухгалтерия", 1)
                .user(DirectoryUser.of("21", "ivan.petrov", "ivan.petrov@example.org", "Иван", "Петров", 23)
                        .withAliases("ip", "petrov.i"));
        for (int i = 0; i < 30; i++) {
            yandex360.user(DirectoryUser.of("1" + i, "user" + i, "user" + i + "@example.org", "A", "B", 1));
        }
    }

    @AfterEach
    void stop() {
        desk.close();
        yandex360.close();
        fixture.close();
    }

    @Test
    void theSameAddressInAnyCaseIsTheSamePerson() throws Exception {
        Person user = desk.userFor(IVAN).orElseThrow();

        assertThat(user.login()).isEqualTo("ivan.petrov");
        assertThat(user.ref().connection()).isEqualTo(TrackerFixture.TRACKER);
    }

    @Test
    void aLoginThatLooksRightIsNoProof() throws Exception {
        assertThat(desk.userFor(person("5", "Не Иван", "ivan.petrov@evil.example")))
                .isEmpty();
        assertThat(desk.userFor(STRANGER)).isEmpty();
        assertThat(desk.userFor(new Person(IVAN.ref(), "Без почты", null, "ivan.petrov", false)))
                .isEmpty();
    }

    @Test
    void whoseAddressIsNotHisLoginIsFoundInTheList() throws Exception {
        fixture.tracker.setup().user(TrackerUser.of("8000000000000077", "vp", "Вера", "П", "Vera.P@example.org"));

        assertThat(desk.userFor(person("6", "Вера", "vera.p@example.org")))
                .hasValueSatisfying(user -> assertThat(user.login()).isEqualTo("vp"));
    }

    @Test
    void anotherAddressOfTheSameMailboxLeadsToTheUser() throws Exception {
        assertThat(desk.userFor(person("21", "Иван", "IP@example.org")))
                .hasValueSatisfying(user -> assertThat(user.login()).isEqualTo("ivan.petrov"));
    }

    @Test
    void whoLeftOrHasNoLicenceIsNobody() throws Exception {
        assertThat(desk.userFor(person("23", "Павел", "pavel.gone@example.org")))
                .isEmpty();
        assertThat(desk.userFor(person("22", "Ольга", "olga.guest@example.org")))
                .isEmpty();
    }

    @Test
    void answersAreRememberedForAWhile() throws Exception {
        desk.userFor(IVAN);
        desk.userFor(STRANGER);
        int calls = fixture.tracker.journal().count(CallMatch.any());

        desk.userFor(IVAN);
        desk.userFor(STRANGER);
        assertThat(fixture.tracker.journal().count(CallMatch.any())).isEqualTo(calls);

        fixture.clock.pass(Duration.ofMinutes(6));
        desk.userFor(STRANGER);
        assertThat(fixture.tracker.journal().count(CallMatch.any())).isGreaterThan(calls);
    }

    @Test
    void theDepartmentIsWrittenWhereTheQueueHasAFieldForIt() {
        fixture.tracker.setup().localField(TrackerSeed.QUEUE, "department").localField(TrackerSeed.QUEUE, "name");

        Receipt receipt = receipt(desk.send(new Command.CreateTicket("u", draft(IVAN, "Отчёт")), context));

        assertThat(fixture.tracker
                        .state()
                        .issue(((Receipt.TicketNow) receipt).ticket().ref().key())
                        .localFields())
                .containsEntry("department", "Бухгалтерия")
                .containsEntry("name", "Иван Петров");
    }

    @Test
    void aDeadDirectoryStopsNoTicket() {
        yandex360.faults().always(CallMatch.any(), Fault.status(500));

        Receipt receipt = receipt(desk.send(new Command.CreateTicket("u", draft(STRANGER, "Отчёт")), context));

        assertThat(receipt).isInstanceOf(Receipt.TicketNow.class);
    }

    @Test
    void whoIsMentionedIsCalled() {
        TicketRef ticket = fixture.ticket(context);
        var anna = person("11", "Аня", "anna.agent@example.org");
        var text = RichText.line(
                new RichText.Mention("anya", anna),
                new RichText.Plain(", глянь, и "),
                new RichText.Mention("somebody", STRANGER));
        var words = new CommentWords(
                new MessageRef(PACHCA, "80002"), IVAN, text, List.of(), fixture.clock.instant(), null, false);

        desk.send(new Command.AddComment(words), context);

        TrackerComment comment = fixture.tracker.state().comments(ticket.key()).getFirst();
        assertThat(comment.text()).endsWith("@anna.agent, глянь, и @somebody");
        assertThat(comment.summonees()).containsExactly(TrackerSeed.AGENT);
        assertThat(fixture.tracker.state().issue(ticket.key()).followers()).doesNotContain(TrackerSeed.ROBOT);
    }

    @Test
    void accessIsGrantedToWhoIsAUser() {
        TicketRef ticket = fixture.ticket(context);

        desk.send(new Command.GrantAccess(List.of(IVAN, STRANGER)), context);

        assertThat(fixture.tracker.state().issue(ticket.key()).access()).containsExactly(TrackerSeed.EMPLOYEE);
    }

    @Test
    void anAgentIsAssigned() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        Person anna =
                desk.userFor(person("11", "Аня", "anna.agent@example.org")).orElseThrow();

        Receipt receipt = receipt(desk.send(new Command.AssignTicket(anna), context));

        assertThat(fixture.tracker.state().issue(ticket.key()).assignee()).isEqualTo(TrackerSeed.AGENT);
        assertThat(((Receipt.TicketNow) receipt).ticket().assignee()).isEqualTo(anna);
    }
}

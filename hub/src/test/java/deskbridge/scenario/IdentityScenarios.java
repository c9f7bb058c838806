package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskObject;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.telegram.TelegramPerson;
import deskbridge.emulator.telegram.TelegramTalk;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** People of Telegram become known to Okdesk: by their own card and nothing else. */
@ParameterizedClass(name = "{0}")
@EnumSource(Database.class)
final class IdentityScenarios extends StageScenario {

    @Parameter(0)
    Database database = Database.SQLITE;

    private TelegramPlay telegram;
    private OkdeskPlay okdesk;

    @Override
    PairStage staged() {
        return new PairStage(Pair.TELEGRAM_OKDESK, database.empty("identity", folder), folder);
    }

    @Override
    void begin() {
        configured("deskbridge.yaml", "connections: {okdesk: {contact-parameter: telegram_id}}\n");
        super.begin();
    }

    @BeforeEach
    void knowBoth() {
        telegram = (TelegramPlay) stage.messenger;
        okdesk = (OkdeskPlay) stage.desk;
    }

    private TelegramTalk begins(String name, String phone) {
        TelegramPerson person = telegram.emulator().addPerson(name, null, null, "ru", phone);
        TelegramTalk chat = person.with(telegram.bot());
        chat.starts();
        stage.settle();
        return chat;
    }

    private OkdeskIssue asks(TelegramTalk chat) {
        stage.clock().advance(Duration.ofSeconds(10));
        chat.writes("/new Не печатает принтер");
        stage.settle();
        return okdesk.emulator().state().issues().getLast();
    }

    @Test
    void ownCardBindsTheContactWhoseNumberItIs() {
        var chat = begins("Иван", "79001234567");
        assertThat(chat.keyboard()).isNotEmpty();
        chat.pressesKey(chat.keyboard().getFirst().getFirst().text());
        stage.settle();
        assertThat(chat.messages()).anySatisfy(it -> assertThat(it.text()).contains("Спасибо"));
        var question = chat.last().orElseThrow();
        assertThat(question.text()).contains("По какому объекту");
        var object = question.allButtons().findFirst().orElseThrow().text();
        chat.presses(question.id(), object);
        stage.settle();
        assertThat(chat.message(question.id()).text()).contains(object);

        var issue = asks(chat);
        assertThat(issue.contactId()).isEqualTo(OkdeskSeed.CONTACT);
        assertThat(issue.objectId()).isNotNull();
        stage.clock().advance(Duration.ofSeconds(10));
        chat.writes("/my");
        stage.settle();
        assertThat(chat.last().orElseThrow().text()).contains("Ваши заявки", "Не печатает принтер");
    }

    @Test
    void moreObjectsThanFitUnderAMessageAreLeafedThrough() {
        for (int i = 1; i <= 64; i++) {
            okdesk.emulator().setup().object(new OkdeskObject(1000 + i, "Магазин " + i, OkdeskSeed.COMPANY, null));
        }
        var chat = begins("Иван", "79001234567");
        chat.pressesKey(chat.keyboard().getFirst().getFirst().text());
        stage.settle();
        int question = chat.last().orElseThrow().id();
        for (int page = 1; page <= 2; page++) {
            assertThat(chat.message(question).hasButton("Магазин 64")).isFalse();
            chat.presses(question, "Ещё →");
            stage.clock().advance(Duration.ofSeconds(10));
            stage.settle();
        }
        chat.presses(question, "Магазин 64");
        stage.settle();
        assertThat(chat.message(question).text()).contains("Магазин 64");

        assertThat(asks(chat).objectId()).isEqualTo(1064);
    }

    @Test
    void ticketIsMadeWithoutAContactMeanwhile() {
        var issue = asks(begins("Иван", "79001234567"));

        assertThat(issue.contactId()).isNull();
        assertThat(issue.description()).contains("Иван");
    }

    @Test
    void somebodyElsesCardBindsNobody() {
        var boss = telegram.emulator().addPerson("Пётр", null, null, "ru", "79001234567");
        var chat = begins("Иван", "79990000077");
        chat.sharesContactOf(boss);
        stage.settle();
        assertThat(chat.last().orElseThrow().text()).contains("чужой");
        chat.sharesContact("79001234567", "Иван");
        stage.settle();

        assertThat(asks(chat).contactId()).isNull();
    }

    @Test
    void contactIsMadeForANewNumber() {
        int before = okdesk.emulator().state().contacts().size();
        var chat = begins("Ольга", "79990000088");
        chat.sharesOwnContact();
        stage.settle();

        assertThat(okdesk.emulator().state().contacts()).hasSize(before + 1);
        assertThat(asks(chat).contactId()).isNotNull();
    }

    @Test
    void whoProvedWhoHeIsIsKnownAfterTheDatabaseWasLostAndNobodyElse() {
        var proven = begins("Ольга", "79990000088");
        proven.sharesOwnContact();
        stage.settle();
        Long contact = asks(proven).contactId();
        var unknown = begins("Иван", "79001234567");
        long hisIssue = asks(unknown).id();
        // What an agent says of a ticket proves nothing.
        okdesk.emulator().agent(OkdeskSeed.AGENT).changesClient(hisIssue, OkdeskSeed.COMPANY, OkdeskSeed.CONTACT);
        stage.hub.stop();
        stage.hub.hasAnEmptyDatabase(database.empty("another", folder));
        stage.clock().advance(Duration.ofMinutes(10));
        assertThat(stage.hub.rebuild(soFar -> {}).restored()).isEqualTo(2);
        stage.hub.start();
        stage.settle();
        long asked = askedForTheCard(proven);
        long other = askedForTheCard(unknown);

        assertThat(contact).isNotNull();
        assertThat(asks(proven).contactId()).isEqualTo(contact);
        assertThat(askedForTheCard(proven)).isEqualTo(asked);
        assertThat(asks(unknown).contactId()).isNull();
        assertThat(askedForTheCard(unknown)).isEqualTo(other + 1);
    }

    private static long askedForTheCard(TelegramTalk chat) {
        return chat.messages().stream()
                .filter(it -> it.text().contains("поделитесь своим контактом"))
                .count();
    }
}

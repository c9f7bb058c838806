package deskbridge.desk.okdesk;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.okdesk.OkdeskFixture.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Contact.ServiceObject;
import deskbridge.domain.Receipt;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.okdesk.OkdeskContact;
import deskbridge.emulator.okdesk.OkdeskParameter;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.okdesk.OkdeskSettings.BodyShape;
import deskbridge.emulator.okdesk.OkdeskSettings.NothingFound;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People are found by the number they proved, however it is written, and made contacts when they are none. */
class OkdeskRequestersTest {
    private final OkdeskFixture fixture = new OkdeskFixture();
    private final Given context = fixture.context();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Receipt identify(String phone, @Nullable String lastName, @Nullable String taxNumber) {
        return identify(fixture.desk, phone, lastName, taxNumber);
    }

    private Receipt identify(OkdeskDesk desk, String phone, @Nullable String lastName, @Nullable String taxNumber) {
        return receipt(desk.send(
                new Command.IdentifyRequester(
                        STRANGER, phone, "Чужой", lastName, taxNumber, true, new Destination.ToPerson(STRANGER.ref())),
                context));
    }

    @ParameterizedTest
    @ValueSource(strings = {"79001234567", "+79001234567", "89001234567", "+7 900 123-45-67", "9001234567"})
    void aNumberIsFoundHoweverItIsWritten(String phone) {
        Receipt.Identified found = (Receipt.Identified) identify(phone, null, null);

        assertThat(found.created()).isFalse();
        assertThat(found.contact().id()).isEqualTo(Long.toString(OkdeskSeed.CONTACT));
        assertThat(found.contact().name()).isEqualTo("Клиентов Пётр Ильич");
        assertThat(found.contact().companyId()).isEqualTo(Long.toString(OkdeskSeed.COMPANY));
        assertThat(found.contact().companyName()).isEqualTo("ООО Ромашка");
        assertThat(found.contact().objects())
                .containsExactly(new ServiceObject("43", "Магазин №13"), new ServiceObject("44", "Склад"));
    }

    @Test
    void everyContactIsFoundByHisBareNumber() {
        for (OkdeskContact contact : fixture.okdesk.state().contacts()) {
            String stored = contact.phone().isEmpty() ? contact.mobilePhone() : contact.phone();
            String digits = stored.replaceAll("\\D", "");
            String phone = "+7" + digits.substring(digits.length() - 10);

            assertThat(((Receipt.Identified) identify(phone, null, null))
                            .contact()
                            .id())
                    .as(stored)
                    .isEqualTo(Long.toString(contact.id()));
        }
    }

    @Test
    void twoContactsWithOneNumberAreNotGuessedBetween() {
        fixture.okdesk.setup().contact(3000, "Анна", "Клиентова", "8 900 123 45 67");

        Receipt receipt = identify("+79001234567", null, null);

        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.Unidentified.class,
                        why -> assertThat(why.why())
                                .contains(Long.toString(OkdeskSeed.CONTACT))
                                .contains("3000"));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNoContactBecomesOne(NothingFound told) {
        fixture.okdesk.settings().nothingFound(told);

        Receipt.Identified made = (Receipt.Identified) identify("+7 (999) 000-11-22", null, "7707083893");

        assertThat(made.created()).isTrue();
        assertThat(made.contact().companyName()).isEqualTo("ООО Ромашка");
        OkdeskContact contact =
                fixture.okdesk.state().contact(Long.parseLong(made.contact().id()));
        assertThat(contact.phone()).isEqualTo("+79990001122");
        assertThat(contact.firstName()).isEqualTo("Чужой");
        assertThat(contact.lastName()).isEqualTo("(Telegram)");
        assertThat(contact.companyId()).isEqualTo(OkdeskSeed.COMPANY);
        assertThat(((Receipt.Identified) identify("89990001122", null, null)).created())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0274062111, 4", "274062111, ", "'7707 083893', 3", "123, ", "abc, "})
    void aCompanyIsTakenForItsExactTaxNumberOnly(String number, @Nullable Long company) {
        Receipt.Identified made = (Receipt.Identified) identify("+79990001122", "Человек", number);

        assertThat(fixture.okdesk
                        .state()
                        .contact(Long.parseLong(made.contact().id()))
                        .companyId())
                .isEqualTo(company);
    }

    @Test
    void aParameterOfAnotherNameIsConfigured() {
        fixture.okdesk.setup().companyParameter(OkdeskParameter.text("0001", "Код"));
        fixture.okdesk.setup().company(9, "АО Тест", "1", Map.of("0001", "5000000001"));
        var config = OkdeskConfigs.seeded(fixture.okdesk, "tax-number-parameter: \"0001\"");
        try (OkdeskDesk desk = fixture.desk(config)) {
            Receipt receipt = identify(desk, "+79990001122", "Человек", "5000000001");
            assertThat(((Receipt.Identified) receipt).contact().companyName()).isEqualTo("АО Тест");
        }
    }

    @ParameterizedTest
    @EnumSource(BodyShape.class)
    void whoProvedToBeAContactIsKeptWithTheContactAndNothingElseProvesIt(BodyShape shape) throws RemoteTrouble {
        fixture.okdesk.settings().contactBody(shape);
        long his = fixture.okdesk.agent(OkdeskSeed.AGENT).createsFor(OkdeskSeed.CONTACT, "Принтер", "");
        long another = fixture.okdesk.agent(OkdeskSeed.AGENT).createsFor(OkdeskSeed.SECOND_CONTACT, "Сканер", "");
        var config = OkdeskConfigs.seeded(fixture.okdesk, "contact-parameter: telegram_id");
        try (OkdeskDesk desk = fixture.desk(config)) {
            assertThat(desk.provenContact(ticket(his), STRANGER.ref())).isEmpty();
            assertThat(identify(desk, "79001234567", null, null)).isInstanceOf(Receipt.Identified.class);

            assertThat(desk.provenContact(ticket(his), STRANGER.ref()))
                    .hasValueSatisfying(it -> assertThat(it.companyName()).isEqualTo("ООО Ромашка"));
            assertThat(desk.provenContact(ticket(his), OkdeskFixture.PETR.ref()))
                    .isEmpty();
            String kept = fixture.okdesk
                    .state()
                    .contact(OkdeskSeed.CONTACT)
                    .parameters()
                    .get("telegram_id");
            for (String typed : List.of(kept, "telegram:99", "99")) {
                fixture.okdesk.setup().contactParameter(OkdeskSeed.SECOND_CONTACT, "telegram_id", typed);
                assertThat(desk.provenContact(ticket(another), STRANGER.ref())).isEmpty();
            }
        }
    }

    @Test
    void whoProvedToBeAContactIsBoundAlsoWhereTheAccountHasNoPlaceForThat() {
        var config = OkdeskConfigs.seeded(fixture.okdesk, "contact-parameter: no_such_parameter");
        try (OkdeskDesk desk = fixture.desk(config)) {
            var found = (Receipt.Identified) identify(desk, "79001234567", null, null);

            assertThat(found.contact().id()).isEqualTo(Long.toString(OkdeskSeed.CONTACT));
        }
    }

    private static TicketRef ticket(long issue) {
        return new TicketRef(OkdeskFixture.OKDESK, Long.toString(issue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "+", "не номер"})
    void whatIsNoNumberFindsNobody(String phone) {
        int before = fixture.okdesk.state().contacts().size();

        assertThat(identify(phone, null, null)).isInstanceOf(Receipt.Unidentified.class);
        assertThat(fixture.okdesk.state().contacts()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "+7 (900) 123-45-67, 79001234567",
        "89001234567, 79001234567",
        "9001234567, 79001234567",
        "+375 29 123-45-67, 375291234567",
        "+81 3-1234-5678, 81312345678",
        "8 (900) 123 45 67, 79001234567"
    })
    void numbersAreComparedByTheirDigits(String written, String digits) {
        assertThat(PhoneNumber.of(written).digits()).isEqualTo(digits);
    }
}

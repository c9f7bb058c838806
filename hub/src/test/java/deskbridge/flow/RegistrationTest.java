package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CHANNEL;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatRef;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.IdentifyRequester;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Contact;
import deskbridge.domain.Contact.ServiceObject;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ContactShared;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Profile.Identity;
import deskbridge.domain.Receipt;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketDraft;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.flow.Identification.Company;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How people become known to a desk that keeps contacts. */
class RegistrationTest {

    private static final ChatRef AGENTS = new ChatRef(CHANNEL, "99");
    private static final Contact CONTACT = new Contact("17", "Anna P.", "3", "Daisy Ltd", List.of());

    private FlowFixture talk = talk(false, Company.OFF, AGENTS);

    private static FlowFixture talk(boolean required, Company company, @Nullable ChatRef agents) {
        var identification = new Identification(DESK, required, company, agents);
        var policy = new ChannelPolicy(Routing.to(DESK), Intake.MESSAGE, Set.of(), false, false, identification);
        var form = new IntakeForm("New request", List.of(), List.of());
        return new FlowFixture(new FlowSettings(Map.of(CHANNEL, policy), form, CsatPolicy.usual(), Locale.ENGLISH));
    }

    private void says(String id, String text) {
        talk.happens(seen(direct(id), at(talk.facts.now(), said(id, ANNA, text))));
    }

    private void shares(boolean own) {
        talk.happens(new ContactShared(
                direct("c"), message("c"), ANNA, own, "+7 999 000-00-01", "Anna", null, talk.facts.now()));
    }

    private void presses(Person person, Place place, PostMessage asked, String label) {
        String action = Cast.action(asked.message(), label);
        talk.happens(new ButtonPressed(place, message("b"), person, action, "t", talk.facts.now(), null));
    }

    private void answers(Receipt receipt) {
        talk.succeeded(talk.take(IdentifyRequester.class), receipt);
    }

    private IdentifyRequester asked() {
        return talk.only(IdentifyRequester.class);
    }

    private Identity identity() {
        return talk.facts.profile(ANNA.ref()).orElseThrow().identity();
    }

    @Test
    void firstTextAsksForTheCardOnceAndIsARequestAllTheSame() {
        says("1", "Printer is on fire");
        assertThat(talk.only(PostMessage.class).message().contactButton()).isNotNull();
        talk.forget();
        talk.passes(Duration.ofSeconds(2));
        assertThat(words(talk.only(PostMessage.class))).contains("Create a ticket?");
        talk.forget();

        says("2", "Hello?");
        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void startAsksEachTime() {
        says("1", "/start");
        says("2", "/start ticket_17");

        assertThat(talk.commands().stream()
                        .filter(it ->
                                it instanceof PostMessage post && post.message().contactButton() != null))
                .hasSize(2);
        assertThat(talk.facts.profile(ANNA.ref()).orElseThrow().source()).isEqualTo("ticket_17");
    }

    @Test
    void ownCardBinds() {
        shares(true);
        assertThat(asked().phone()).isEqualTo("+7 999 000-00-01");
        assertThat(asked().create()).isTrue();
        assertThat(asked().taxNumber()).isNull();

        answers(new Receipt.Identified(CONTACT, false));

        assertThat(words(talk.only(PostMessage.class))).contains("Anna P. (Daisy Ltd)");
        var profile = talk.facts.profile(ANNA.ref()).orElseThrow();
        assertThat(profile.identity()).isEqualTo(Identity.BOUND);
        assertThat(profile.contact()).isEqualTo(CONTACT);
        assertThat(profile.desk()).isEqualTo(DESK);
    }

    @Test
    void somebodyElsesCardBindsNobody() {
        shares(false);

        assertThat(words(talk.only(PostMessage.class))).contains("somebody else");
        assertThat(talk.facts.profile(ANNA.ref())).isEmpty();
    }

    @Test
    void oneOfSeveralObjectsIsChosenAndGoesAlong() {
        shares(true);
        var objects = List.of(new ServiceObject("5", "Shop"), new ServiceObject("6", "Store"));
        answers(new Receipt.Identified(new Contact("17", "Anna", null, null, objects), false));
        talk.take();
        presses(ANNA, direct("b"), talk.only(PostMessage.class), "Store");
        talk.forget();

        says("1", "/new Printer is on fire");
        talk.passes(Duration.ofSeconds(2));
        assertThat(((CreateTicket) talk.take(CreateTicket.class).command())
                        .draft()
                        .fields())
                .containsEntry(TicketDraft.SERVICE_OBJECT, "6");
    }

    @Test
    void objectsOfOthersCannotBeChosen() {
        shares(true);
        answers(new Receipt.Identified(CONTACT, false));
        talk.happens(
                new ButtonPressed(direct("b"), message("b"), ANNA, new Action.Choose("666").data(), "t", START, null));

        assertThat(talk.facts.profile(ANNA.ref()).orElseThrow().object()).isNull();
    }

    @Test
    void strangersAreToldToTheAgentsAndServedAllTheSame() {
        shares(true);
        answers(new Receipt.Unidentified("two contacts have the number"));

        assertThat(identity()).isEqualTo(Identity.STRANGER);
        assertThat(talk.commands()).hasSize(2).allSatisfy(it -> assertThat(it).isInstanceOf(PostMessage.class));
        assertThat(words(talk.commands().getLast())).contains("two contacts have the number");
    }

    @Test
    void believedTaxNumberGoesAlongWithTheNewContact() {
        talk = talk(false, Company.TRUST, null);
        shares(true);
        assertThat(asked().create()).isFalse();
        answers(new Receipt.Unidentified("nobody", true));
        assertThat(words(talk.take().command())).contains("tax number");

        says("1", "7701 234567");

        assertThat(asked().taxNumber()).isEqualTo("7701234567");
        assertThat(asked().create()).isTrue();
    }

    @Test
    void whoNamesNoCompanyIsMadeAContactWithoutOne() {
        talk = talk(false, Company.TRUST, null);
        shares(true);
        answers(new Receipt.Unidentified("nobody", true));
        presses(ANNA, direct("b"), (PostMessage) talk.take().command(), "No company");

        assertThat(asked().taxNumber()).isNull();
        assertThat(asked().create()).isTrue();
    }

    @Test
    void agentConfirmsTheCompanyOnce() {
        var question = confirmation();
        var agentsPlace = new Place(AGENTS, new ThreadRef(CHANNEL, "t:b"), false, false);
        presses(BORIS, agentsPlace, question, "Confirm");
        assertThat(((IdentifyRequester) talk.commands().getFirst()).taxNumber()).isEqualTo("7701234567");
        assertThat(words(talk.commands().getLast())).contains("confirmed by Boris");
        answers(new Receipt.Identified(CONTACT, true));
        talk.forget();

        presses(BORIS, agentsPlace, question, "Without");
        assertThat(words(talk.only(EditMessage.class))).contains("answered already");
    }

    @Test
    void nobodyElseConfirms() {
        var question = confirmation();
        presses(ANNA, direct("b"), question, "Confirm");

        assertThat(talk.commands()).isEmpty();
        assertThat(identity()).isEqualTo(Identity.SOUGHT);
    }

    private PostMessage confirmation() {
        talk = talk(false, Company.ASK, AGENTS);
        shares(true);
        answers(new Receipt.Unidentified("nobody", true));
        talk.forget();
        says("1", "7701234567");
        assertThat(talk.commands()).hasSize(2);
        var question = (PostMessage) talk.take().command();
        assertThat(words(question)).contains("Anna Petrova", "7701234567");
        talk.forget();
        return question;
    }

    @Test
    void requestWaitsForItsAuthorWhereThatIsRequired() {
        talk = talk(true, Company.OFF, null);
        says("1", "/new Printer is on fire");
        talk.passes(Duration.ofSeconds(2));
        says("2", "It really is");
        talk.forget();
        talk.passes(Duration.ofSeconds(2));
        assertThat(talk.commands()).isEmpty();

        shares(true);
        answers(new Receipt.Identified(CONTACT, false));
        talk.forget();
        talk.passes(Duration.ZERO);

        assertThat(talk.only(CreateTicket.class).draft().description().words())
                .isEqualTo("Printer is on fire\nIt really is");
    }

    @Test
    void everybodyReadsHisOwnLanguage() {
        says("1", "/language");
        presses(ANNA, direct("b"), (PostMessage) talk.take().command(), "Русский");
        assertThat(words(talk.take().command())).contains("по-русски");
        talk.forget();

        says("2", "Горит принтер");
        talk.forget();
        talk.passes(Duration.ofSeconds(2));
        assertThat(words(talk.only(PostMessage.class))).contains("Создать заявку?");
    }

    @Test
    void messengerWithoutContactsIsNotAskedForThem() {
        talk = FlowFixture.withoutThreads(Intake.MESSAGE);
        says("1", "/start");
        shares(true);

        assertThat(talk.only(PostMessage.class).message().contactButton()).isNull();
    }
}

package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CLARA;
import static deskbridge.flow.Cast.CLOSED;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.files;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.step;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.ThreadRef;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubmissionsTest {

    private static FormSubmitted submitted(
            Person person, FormMemory memory, Map<String, FormAnswer> answers, @Nullable Scene scene) {
        return new FormSubmitted(person, "kind", memory.text(), answers, START, scene);
    }

    private static FormAnswer text(String value) {
        return new FormAnswer.Text(value);
    }

    @Nested
    class OfARequest {

        private final FlowFixture hub = new FlowFixture(FlowFixture.settings(Intake.MENU, Set.of(), form()));

        private static IntakeForm form() {
            var fields = new ArrayList<>(IntakeForm.usualFields(Texts.beside(Flow.class, Locale.ENGLISH)));
            fields.add(new FormField.Choice("floor", "Floor", false, List.of(new FormField.Option("1", "First"))));
            fields.add(new FormField.TextInput("room", "Room", false, false, 0, 5, null));
            var printers = new IntakeForm.Category("print", "Printers", "PRINT", "incident", "boris");
            var other = new IntakeForm.Category("other", "Other", null, null, null);
            return new IntakeForm("New request", List.of(printers, other), fields);
        }

        private static FormSubmitted request(Place menu, Map<String, FormAnswer> answers) {
            return submitted(ANNA, new FormMemory.Intake("n1", menu), answers, null);
        }

        private static final Map<String, FormAnswer> ANSWERS = Map.of(
                "category", text("print"),
                "description", text("  It burns\nsince noon "),
                "floor", text("1"),
                "room", text("12"),
                "files", new FormAnswer.Uploads(files("smoke.png")));

        @Test
        void inAGroupChatItIsMadeInTheThreadOfTheMenu() {
            hub.happens(request(inThread("m1"), ANSWERS));

            var create = hub.only(CreateTicket.class);
            assertThat(create.unique()).isEqualTo("pachca:form:n1");
            assertThat(create.draft().place()).isEqualTo(inThread("m1"));
            assertThat(hub.conversation().rooted()).isTrue();
            assertThat(hub.conversation().requester()).isEqualTo(ANNA);
        }

        @Test
        void itsAnswersBecomeTheTicket() {
            hub.happens(request(inThread("m1"), ANSWERS));

            var draft = hub.only(CreateTicket.class).draft();
            assertThat(draft.summary()).isEqualTo("Printers: It burns");
            assertThat(draft.description().words())
                    .isEqualTo("Category: Printers\nFloor: First\nRoom: 12\nIt burns\nsince noon");
            assertThat(draft.queue()).isEqualTo("PRINT");
            assertThat(draft.type()).isEqualTo("incident");
            assertThat(draft.assignee()).isEqualTo("boris");
            assertThat(draft.files()).extracting("name").containsExactly("smoke.png");
        }

        @Test
        void withoutWordsItIsNamedAfterItsCategoryOrItsRequester() {
            hub.happens(request(inThread("m1"), Map.of("category", text("other"))));
            assertThat(hub.only(CreateTicket.class).draft().summary()).isEqualTo("Other");
            hub.take();

            hub.happens(request(inThread("m2"), Map.of()));
            assertThat(hub.only(CreateTicket.class).draft().summary()).isEqualTo("Anna Petrova");
        }

        @Test
        void inADirectChatItBeginsAThreadOfItsOwn() {
            hub.happens(request(direct("m1"), ANSWERS));

            var opening = hub.only(PostMessage.class);
            assertThat(opening.to())
                    .isEqualTo(new Destination.InChat(direct("m1").chat()));
            assertThat(opening.purpose()).isEqualTo(new Purpose.Opening("pachca:form:n1"));
            assertThat(words(opening)).contains("Anna Petrova", "Printers: It burns");
            assertThat(hub.conversation().rooted()).isFalse();
        }

        @Test
        void itsFirstMessageBecomesTheCardWhenTheTicketIsMade() {
            hub.happens(request(direct("m1"), ANSWERS));
            hub.succeeded(hub.take(), new Receipt.Posted(List.of(message("o1")), Cast.thread("o1")));

            var create = hub.only(CreateTicket.class);
            assertThat(create.unique()).isEqualTo("pachca:o1");
            assertThat(create.draft().place().thread()).isEqualTo(Cast.thread("o1"));
            assertThat(hub.conversation().rooted()).isTrue();

            hub.succeeded(hub.take(), new Receipt.TicketNow(ticket(OPEN)));
            assertThat(hub.only(EditMessage.class).target()).isEqualTo(new Target.Card());
            assertThat(hub.conversation().card()).containsExactly(message("o1"));
        }

        @Test
        void talkInTheThreadOfAnEarlierRequestStaysThere() {
            hub.happens(request(inThread("m1"), ANSWERS));
            hub.settle();

            hub.happens(submitted(CLARA, new FormMemory.Intake("n2", inThread("m1")), ANSWERS, null));

            assertThat(hub.only(PostMessage.class).purpose()).isEqualTo(new Purpose.Opening("pachca:form:n2"));
            assertThat(hub.facts.conversations()).hasSize(2);
        }

        @Test
        void talkBeforeItIsNotMirroredAndTheMenuIsNotShownAgain() {
            var call = at(START.minusSeconds(60), said("m2", ANNA, "/menu"));
            var chatter = at(START.minusSeconds(30), said("m3", BORIS, "What now?"));
            hub.happens(request(inThread("m1"), ANSWERS));
            hub.settle();

            hub.happens(seen(inThread("m1"), call, chatter, at(START.plusSeconds(1), said("m4", ANNA, "Hurry"))));

            assertThat(hub.only(AddComment.class).words().source()).isEqualTo(message("m4"));
        }

        @Test
        void everythingWrongWithItIsSaidByField() {
            var faults = hub.flow()
                    .faults(request(
                            inThread("m1"),
                            Map.of(
                                    "category", text("nonsense"),
                                    "description", text(" huh "),
                                    "floor", text("99"),
                                    "room", text("123456"),
                                    "files",
                                            new FormAnswer.Uploads(
                                                    files("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")))));

            assertThat(faults)
                    .containsEntry("category", "Choose one of the list")
                    .containsEntry("description", "At least 5 characters")
                    .containsEntry("floor", "Choose one of the list")
                    .containsEntry("room", "At most 5 characters")
                    .containsEntry("files", "At most 10 files")
                    .hasSize(5);
        }

        @Test
        void whatIsRequiredMustBeGivenAndWhatIsNotMayBeMissing() {
            var faults = hub.flow().faults(request(inThread("m1"), Map.of("description", text("   "))));

            assertThat(faults)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("category", "Please fill this in", "description", "Please fill this in"));
            assertThat(hub.flow().faults(request(inThread("m1"), ANSWERS))).isEmpty();
        }

        @Test
        void focusIsTheThreadOfTheMenu() {
            assertThat(hub.flow().focus(request(inThread("m1"), ANSWERS)))
                    .isEqualTo(new Focus.ByThread(new ThreadRef(Cast.CHANNEL, "t:m1")));
        }

        @Test
        void fromAChannelWithoutRouteItGoesNowhere() {
            var deaf = new FlowFixture(new FlowSettings(Map.of(), form(), CsatPolicy.usual(), Locale.ENGLISH));

            assertThat(deaf.happens(request(inThread("m1"), ANSWERS)).effects()).isEmpty();
        }
    }

    @Nested
    class OfAStep {

        private final FlowFixture talk = FlowFixture.withTicket(ticket(WORK, step("close", CLOSED)));
        private final FormMemory.Move memory =
                new FormMemory.Move("n1", talk.conversation().id(), "close", List.of("resolution"));

        @Test
        void itsFieldsGoAlongWithTheStepAndItsCommentIsSaidBeforeInItsAuthorsName() {
            talk.happens(submitted(
                    BORIS,
                    memory,
                    Map.of("resolution", text(" fixed "), "comment", text("New toner"), "cause", text("  ")),
                    new Scene(ticket(WORK, step("close", CLOSED)), AGENT)));

            assertThat(talk.commands())
                    .hasExactlyElementsOfTypes(AddComment.class, PostMessage.class, MoveTicket.class);
            var comment = ((AddComment) talk.commands().getFirst()).words();
            assertThat(comment.author()).isEqualTo(BORIS);
            assertThat(comment.text().words()).isEqualTo("New toner");
            assertThat(talk.commands().getLast())
                    .isEqualTo(new MoveTicket("close", Map.of("resolution", "fixed"), BORIS));
        }

        @Test
        void requiredFieldsMustBeGiven() {
            assertThat(talk.flow().faults(submitted(BORIS, memory, Map.of("resolution", text(" ")), null)))
                    .containsExactly(Map.entry("resolution", "Please fill this in"));
            assertThat(talk.flow().faults(submitted(BORIS, memory, Map.of("resolution", text("fixed")), null)))
                    .isEmpty();
        }

        @Test
        void whoeverMayNotMakeItIsTold() {
            talk.happens(submitted(CLARA, memory, Map.of(), new Scene(ticket(WORK, step("close", CLOSED)), null)));

            assertThat(talk.only(PostMessage.class).to()).isEqualTo(new Destination.ToPerson(CLARA.ref()));
        }

        @Test
        void stepThatIsGoneMeanwhileRefreshesTheCard() {
            talk.happens(submitted(BORIS, memory, Map.of(), new Scene(ticket(CLOSED), AGENT)));

            assertThat(talk.commands()).hasExactlyElementsOfTypes(EditMessage.class, PostMessage.class);
        }

        @Test
        void ticketThatIsGoneIsSaidToBeGone() {
            talk.happens(submitted(BORIS, memory, Map.of(), new Scene(null, AGENT)));

            assertThat(words(talk.only(PostMessage.class))).contains("no longer available");
        }
    }

    @Nested
    class OfAComment {

        private final FlowFixture talk = FlowFixture.withTicket(ticket(WORK));
        private final FormMemory.Remark memory =
                new FormMemory.Remark("n1", talk.conversation().id());
        private final Map<String, FormAnswer> hurry = Map.of("text", text("Hurry"));

        @Test
        void itStandsInTheTicketAndInTheThread() {
            talk.happens(submitted(ANNA, memory, hurry, new Scene(ticket(WORK), null)));

            assertThat(talk.commands()).hasExactlyElementsOfTypes(AddComment.class, PostMessage.class);
            var comment = ((AddComment) talk.commands().getFirst()).words();
            assertThat(comment.author()).isEqualTo(ANNA);
            assertThat(comment.text()).isEqualTo(RichText.plain("Hurry"));
            assertThat(words(talk.commands().getLast())).isEqualTo("💬 Anna Petrova:\nHurry");
        }

        @Test
        void itIsMadeOnceHoweverOftenTheFormIsSent() {
            var form = submitted(ANNA, memory, hurry, new Scene(ticket(WORK), null));
            talk.happens(form);
            talk.settle();

            talk.happens(form);

            assertThat(talk.commands()).isEmpty();
        }

        @Test
        void itDoesNotComeBackFromTheTicket() {
            talk.happens(submitted(ANNA, memory, hurry, new Scene(ticket(WORK), null)));
            talk.settle();
            var made = talk.ledger().stream()
                    .map(LedgerEntry::comment)
                    .filter(Objects::nonNull)
                    .toList();

            assertThat(made).hasSize(1);
            talk.happens(Seen.of(ticket(WORK))
                    .with(Cast.own(Cast.comment(made.getFirst().id(), "Anna: Hurry")))
                    .event());
            assertThat(talk.commands()).isEmpty();
        }

        @Test
        void strangersCannotMakeIt() {
            talk.happens(submitted(CLARA, memory, hurry, new Scene(ticket(WORK), null)));

            assertThat(words(talk.only(PostMessage.class))).contains("The requester and support agents");
        }

        @Test
        void itNeedsWords() {
            assertThat(talk.flow().faults(submitted(ANNA, memory, Map.of("text", text("\n ")), null)))
                    .containsOnlyKeys("text");
        }
    }

    @Test
    void formsThatAreNotOursAreIgnored() {
        var hub = FlowFixture.taking(Intake.MENU);
        var foreign = new FormSubmitted(ANNA, "vote", "yes", Map.of(), START, null);

        assertThat(hub.happens(foreign).effects()).isEmpty();
        assertThat(hub.flow().faults(foreign)).isEmpty();
        assertThat(hub.flow().focus(foreign)).isEqualTo(new Focus.Nowhere());
    }
}

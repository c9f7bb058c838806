package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private Reply change(String json) {
        return office.api.post(office.path + "/statuses", json);
    }

    @Test
    void aFinishedIssueHasATimeOfCompletionUntilItIsReopened() {
        JsonNode completed = change("{'code':'completed'}").json();

        assertThat(completed.at("/status/name").asText()).isEqualTo("Решена");
        assertThat(completed.at("/old_status/code").asText()).isEqualTo("opened");
        assertThat(completed.path("completed_at").asText()).isEqualTo("2026-03-02T12:00:00.123+03:00");
        office.time.advance(Duration.ofHours(26).plusMinutes(5));
        JsonNode reopened = change("{'code':'opened'}").json();
        assertThat(reopened.path("completed_at").isNull()).isTrue();
        assertThat(reopened.at("/status_times/completed/total").asText()).isEqualTo("1 д., 2 ч., 5 м.");
    }

    @Test
    void aTransitionMustBeAllowed() {
        change("{'code':'closed'}");

        Reply reply = change("{'code':'opened'}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors().at("/code/0").asText()).contains("Закрыта", "Открыта");
        assertThat(change("{'code':'closed'}").status()).isEqualTo(422);
        office.okdesk.setup().transitions("closed", "opened");
        assertThat(change("{'code':'opened'}").status()).isEqualTo(200);
    }

    @Test
    void unknownAndMissingCodesAreRefused() {
        assertThat(change("{'code':'resolved'}").errors().has("code")).isTrue();
        assertThat(change("{}").errors().at("/code/0").asText()).isEqualTo("отсутствует");
        assertThat(change("{'issue':{'code':'closed'}}").status()).isEqualTo(422);
        assertThat(change("{'code':'closed','skip_options':['skip_everything']}")
                        .errors()
                        .has("skip_options"))
                .isTrue();
        assertThat(office.okdesk.state().issue(office.issue).status()).isEqualTo("opened");
    }

    @Test
    void aDelayNeedsATimeToComeAndAComment() {
        JsonNode errors = change("{'code':'delayed'}").errors();
        assertThat(errors.has("delay_to")).isTrue();
        assertThat(errors.has("comment")).isTrue();
        assertThat(change("{'code':'delayed','delay_to':'2026-03-02T11:00:00+03:00','comment':'x'}")
                        .errors()
                        .has("delay_to"))
                .isTrue();

        JsonNode issue = change("{'code':'delayed','delay_to':'2026-03-04T09:00:00+05:00','comment':'Ждём'}")
                .json();

        assertThat(issue.path("delayed_to").asText()).isEqualTo("2026-03-04T07:00:00.000+03:00");
        assertThat(office.okdesk.state().comments(office.issue)).singleElement().satisfies(comment -> {
            assertThat(comment.content()).isEqualTo("Ждём");
            assertThat(comment.isPublic()).isFalse();
        });
        assertThat(change("{'code':'opened'}").json().path("delayed_to").isNull())
                .isTrue();
    }

    @Test
    void aStatusMayNeedParameters() {
        office.okdesk.setup().needs("completed", false, "address");

        assertThat(change("{'code':'completed'}")
                        .errors()
                        .at("/custom_parameters/address/0")
                        .asText())
                .isEqualTo("не может быть пустым");
        assertThat(change("{'code':'completed','custom_parameters':{'address':'x'}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void timeIsBookedOnTheWay() {
        change("{'code':'completed','time_entry':[{'employee_id':13,'spent_time':1.5,'comment':'Выезд'}]}");

        assertThat(office.api.get(office.path).json().path("spent_time_total").asDouble())
                .isEqualTo(1.5);
        assertThat(office.hook("new_ticket_status")
                        .at("/event/time_entries/0/employee/last_name")
                        .asText())
                .isEqualTo("Операторова");
    }

    @Test
    void skippedWebhooksAreNotSentButRemembered() {
        change("{'code':'completed','skip_options':['skip_webhooks','skip_notifications']}");

        assertThat(office.hooks()).isEmpty();
        assertThat(office.okdesk.state().count(office.issue, "new_ticket_status"))
                .isEqualTo(1);
    }

    @Test
    void theDictionariesAreListed() {
        JsonNode statuses = office.api.get("/issues/statuses").json();

        assertThat(statuses.findValuesAsText("code"))
                .containsExactly("opened", "in_progress", "delayed", "add_info", "completed", "closed");
        assertThat(statuses.get(4).path("final").asBoolean()).isTrue();
        assertThat(office.api.get("/issues/priorities").json().findValuesAsText("code"))
                .containsExactly("low", "normal", "high");
        assertThat(office.api.get("/dictionaries/issues/types").json())
                .isEqualTo(office.api.get("/issues/types").json());
        assertThat(office.api.get("/issues/parameters/list").json().findValuesAsText("code"))
                .contains("address");
    }

    @Test
    void peopleAreHeldToTheSameRules() {
        office.anna.movesTo(office.issue, "closed");

        assertThatIllegalStateException()
                .isThrownBy(() -> office.anna.movesTo(office.issue, "opened"))
                .withMessageContaining("employee 13");
    }
}

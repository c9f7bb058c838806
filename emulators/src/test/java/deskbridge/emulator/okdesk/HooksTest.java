package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.WebhookFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HooksTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private List<String> types() {
        return office.hooks().stream()
                .map(hook -> hook.at("/event/event_type").asText())
                .toList();
    }

    @Test
    void everyChangeIsToldOnceInItsOrder() {
        long id = office.klientov.creates("Second", "");
        office.anna.assigns(id, OkdeskSeed.AGENT);
        office.anna.prioritises(id, "high");
        office.anna.changesType(id, "incident");
        office.anna.changesDeadline(id, Instant.parse("2026-03-05T10:00:00Z"));
        office.anna.fills(id, "address", "Мира 1");
        office.anna.attaches(id, true, Office.file("a.png", "a"));
        office.anna.coexecutor(id, OkdeskSeed.SECOND_AGENT_ID, true);
        office.anna.coexecutor(id, OkdeskSeed.SECOND_AGENT_ID, false);
        office.anna.comments(id, "<p>Done</p>");
        office.anna.movesTo(id, "completed", "Готово", true);
        office.klientov.rates(id, "good");
        office.anna.deletes(id);

        assertThat(types())
                .containsExactly(
                        "new_ticket",
                        "new_assignee",
                        "new_priority",
                        "update_issue_work_type",
                        "new_deadline",
                        "change_ticket_parameter",
                        "new_files",
                        "add_coexecutor",
                        "remove_coexecutor",
                        "new_comment",
                        "new_ticket_status",
                        "new_csat_rate",
                        "ticket_deleted");
        assertThat(office.hook("ticket_deleted").path("issue")).hasSize(2);
        assertThat(office.hook("new_ticket").at("/event/source").asText()).isEqualTo("from_contact");
        assertThat(office.hook("new_assignee")
                        .at("/event/old_assignee/employee")
                        .isNull())
                .isTrue();
    }

    @Test
    void changesToNothingAndInternalEditsAreNotTold() {
        office.anna.renames(office.issue, "Other");
        office.anna.describes(office.issue, "Other");
        office.anna.changesClient(office.issue, OkdeskSeed.SECOND_COMPANY, OkdeskSeed.SECOND_CONTACT);
        office.anna.prioritises(office.issue, "normal");

        assertThat(office.hooks()).isEmpty();
        assertThat(office.okdesk.state().history(office.issue))
                .extracting(OkdeskEvent::type)
                .containsExactly("new_ticket", "title", "description", "client");
    }

    @Test
    void whatTheApiDoesIsToldAsWell() {
        office.api.post(
                office.path + "/comments",
                "{'comment':{'content':'from the hub','author_id':3155,'author_type':'contact','public':true}}");
        office.api.patch(office.path + "/assignees", "{'assignee_id':13,'group_id':1}");
        office.api.post(office.path + "/statuses", "{'code':'completed'}");
        office.api.post(office.path + "/rates", "{'rate':'good'}");

        assertThat(types()).containsExactly("new_comment", "new_assignee", "new_ticket_status", "new_csat_rate");
        JsonNode echo = office.hook("new_comment").path("event");
        assertThat(echo.at("/author/type").asText()).isEqualTo("contact");
        assertThat(echo.at("/author/id").asLong()).isEqualTo(OkdeskSeed.CONTACT);
    }

    @Test
    void aWebhookMayComeBeforeTheAnswer() {
        AtomicReference<Integer> answered = new AtomicReference<>(0);
        try (EmulatedServer slow = new EmulatedServer("slow", office.time, call -> {
            answered.set(office.okdesk.journal().entries().size());
            return Answer.empty(200);
        })) {
            office.okdesk.hooks().targets(slow.uri());
            office.okdesk.settings().webhooksBeforeAnswers(true);

            office.api.post(office.path + "/rates", "{'rate':'good'}");

            assertThat(slow.journal().entries()).hasSize(1);
            assertThat(answered.get()).isZero();
        }
    }

    @Test
    void theSenderIsProvenInTheFormThatIsSet() throws Exception {
        office.okdesk.hooks().proof(OkdeskHooks.Proof.HEX, "s3cret");
        office.anna.notes(office.issue, "1");
        office.okdesk.hooks().proof(OkdeskHooks.Proof.PREFIXED_HEX, "s3cret");
        office.anna.notes(office.issue, "2");
        office.okdesk.hooks().proof(OkdeskHooks.Proof.PLAIN, "s3cret");
        office.anna.notes(office.issue, "3");
        office.okdesk.hooks().proof(OkdeskHooks.Proof.NONE, "").contentType(false);
        office.anna.notes(office.issue, "4");

        List<Journal.Entry> received = office.received();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String hex = HexFormat.of()
                .formatHex(mac.doFinal(received.getFirst().call().body().bytes()));
        assertThat(received.get(0).call().header("X-Okdesk-Signature")).contains(hex);
        assertThat(received.get(0).call().path()).isEqualTo("/hooks/s3cret");
        assertThat(received.get(1).call().header("X-Okdesk-Signature").orElseThrow())
                .matches("sha256=[0-9a-f]{64}");
        assertThat(received.get(2).call().header("X-Okdesk-Signature")).isEmpty();
        assertThat(received.get(2).call().header("X-Okdesk-Secret")).contains("s3cret");
        assertThat(received.get(3).call().header("X-Okdesk-Secret")).isEmpty();
        assertThat(received.get(3).call().header("Content-Type")).isEmpty();
    }

    @Test
    void onlyTheChosenEventsAreSent() {
        office.okdesk.hooks().events("new_comment");
        office.anna.comments(office.issue, "x");
        office.anna.movesTo(office.issue, "in_progress");

        assertThat(types()).containsExactly("new_comment");
    }

    @Test
    void oneEventTellsOfStatusAndAssigneeTogether() {
        office.anna.movesAndAssigns(office.issue, "in_progress", OkdeskSeed.SECOND_AGENT);

        assertThat(types()).containsExactly("new_ticket_status");
        assertThat(office.hook("new_ticket_status")
                        .at("/event/new_assignee/employee/last_name")
                        .asText())
                .isEqualTo("Инженеров");
        assertThat(office.okdesk.state().issue(office.issue).assignee()).isEqualTo(OkdeskSeed.SECOND_AGENT);
    }

    @Test
    void theCommentOfAStatusChangeMayBeToldTwice() {
        office.okdesk.settings().statusCommentsAreAnnounced(true);
        office.anna.movesTo(office.issue, "completed", "Готово", true);

        assertThat(types()).containsExactly("new_ticket_status", "new_comment");
        assertThat(office.hook("new_ticket_status").at("/event/comment/id"))
                .isEqualTo(office.hook("new_comment").at("/event/comment/id"));
    }

    @Test
    void webhooksAreLostDuplicatedAndOutOfOrderAsScripted() {
        office.okdesk.webhooks().script().next(1, new WebhookFault.Lost());
        office.anna.comments(office.issue, "lost");
        office.okdesk.webhooks().script().next(1, new WebhookFault.Duplicated(3));
        office.anna.comments(office.issue, "thrice");
        assertThat(office.hooks()).hasSize(3);

        office.okdesk.webhooks().hold();
        for (int i = 0; i < 6; i++) {
            office.anna.comments(office.issue, "n" + i);
        }
        office.okdesk.webhooks().releaseShuffled(new Random(7));

        List<String> contents = office.hooks().stream()
                .skip(3)
                .map(hook -> hook.at("/event/comment/content").asText())
                .toList();
        assertThat(contents).hasSize(6).isNotEqualTo(contents.stream().sorted().toList());
    }

    @Test
    void anUnacceptedWebhookIsNotRepeatedUnlessTheAccountDoesSo() {
        AtomicReference<Integer> status = new AtomicReference<>(503);
        try (EmulatedServer refusing =
                new EmulatedServer("refusing", office.time, call -> Answer.empty(status.get()))) {
            office.okdesk.hooks().targets(refusing.uri());
            office.anna.comments(office.issue, "once");
            office.okdesk.webhooks().awaitIdle(Office.PATIENCE);
            assertThat(refusing.journal().entries()).hasSize(1);

            office.okdesk.webhooks().retryAfter(Duration.ofHours(1));
            office.anna.comments(office.issue, "twice");
            office.okdesk.webhooks().awaitAttempts(2, Office.PATIENCE);
            status.set(204);
            office.okdesk.webhooks().flush();
            office.okdesk.webhooks().awaitIdle(Office.PATIENCE);
            assertThat(refusing.journal().entries()).hasSize(3);
        }
    }

    @Test
    void theIssueMayLagBehindItsEvent() {
        office.okdesk.hooks().staleIssue(true);
        office.anna.movesTo(office.issue, "completed");

        JsonNode hook = office.hook("new_ticket_status");
        assertThat(hook.at("/event/new_status/code").asText()).isEqualTo("completed");
        assertThat(hook.at("/issue/status/code").asText()).isEqualTo("opened");
        assertThat(hook.at("/issue/old_status/code").asText()).isEqualTo("completed");
    }

    @Test
    void flagsAndCodesMayBeAbsent() {
        office.okdesk.hooks().publicFlags(false).statusCodes(false);
        office.anna.comments(office.issue, "x", Office.file("a.png", "a"));
        office.anna.movesTo(office.issue, "completed");

        JsonNode comment = office.hook("new_comment").path("event");
        assertThat(comment.at("/comment").has("is_public")).isFalse();
        assertThat(comment.at("/attachments/0").has("is_public")).isFalse();
        JsonNode status = office.hook("new_ticket_status").at("/event/new_status");
        assertThat(status).hasSize(1);
        assertThat(status.path("name").asText()).isEqualTo("Решена");
    }

    @Test
    void anyBodyMayBeSent() {
        office.okdesk.hooks().proof(OkdeskHooks.Proof.HEX, "s3cret");
        office.okdesk.sends(
                "new_agreement", Json.parse("{\"event\":{\"event_type\":\"new_agreement\"},\"agreement\":{}}"));

        assertThat(office.received())
                .singleElement()
                .matches(entry -> entry.call().header("X-Okdesk-Signature").isPresent());
        assertThat(types()).containsExactly("new_agreement");
    }

    @Test
    void theCommentsOfAMergedIssueArriveAsNewOnes() {
        office.klientov.comments(office.issue, "мой", Office.file("a.png", "a"));
        long target = office.anna.creates("Target", "");
        office.anna.merges(office.issue, target);

        List<JsonNode> merged = office.hooks().stream()
                .filter(hook -> hook.at("/issue/id").asLong() == target)
                .filter(hook -> hook.at("/event/event_type").asText().equals("new_comment"))
                .toList();
        assertThat(merged)
                .hasSize(2)
                .allMatch(hook ->
                        hook.at("/event/comment/content").asText().startsWith("Комментарий добавлен при объединении"));
        assertThat(merged.getLast().at("/event/comment/is_public").asBoolean()).isTrue();
        assertThat(merged.getLast().at("/event/attachments")).hasSize(1);
    }
}

package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.SharedContracts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds webhooks against documented samples, and against those composed from lists of fields. */
class HookShapesTest {
    private final Office office = new Office();
    private final Path samples = SharedContracts.of("okdesk");
    private long issue;

    @BeforeEach
    void makeAnIssueWithEverything() {
        ObjectNode parameters = Json.object()
                .put("title", "Требуется мастер на выезд")
                .put("description", "x")
                .put("contact_id", OkdeskSeed.CONTACT)
                .put("maintenance_entity_id", OkdeskSeed.OBJECT)
                .put("planned_execution_in_minutes", 750);
        parameters.putArray("observer_ids").add(OkdeskSeed.AGENT_ID);
        parameters.putArray("contact_observer_ids").add(OkdeskSeed.CONTACT);
        parameters.putArray("observer_group_ids").add(OkdeskSeed.FIRST_LINE);
        parameters.putObject("custom_parameters").put("address", "ул. Ленина 44");
        office.okdesk.hooks().events("none");
        issue = office.anna.create(parameters);
        office.anna.create(Json.object().put("title", "child").put("parent_id", issue));
        office.anna.assigns(issue, OkdeskSeed.AGENT);
        office.anna.coexecutor(issue, OkdeskSeed.SECOND_AGENT_ID, true);
        office.anna.attaches(issue, false, Office.file("photo.jpg", "1"));
        office.anna.movesTo(issue, "in_progress");
        office.okdesk.hooks().events();
    }

    @AfterEach
    void stop() {
        office.close();
    }

    private void compare(String sample, String type, String... free) {
        JsonNode expected = SharedContracts.json(samples.resolve(sample));
        assertThat(Shapes.differences(expected, office.hook(type), free))
                .as(sample)
                .isEmpty();
    }

    @Test
    void theDocumentedChangeOfStatus() {
        office.okdesk.hooks().textNumbers(true).oneTimeEntry(true);
        ObjectNode change =
                Json.object().put("code", "completed").put("comment", "x").put("comment_public", true);
        change.putObject("custom_parameters").put("address", "Мира 1");
        change.putArray("time_entry").addObject().put("spent_time", 2).put("employee_id", OkdeskSeed.AGENT_ID);
        office.anna.changeStatus(issue, change);

        compare(
                "webhook.new_ticket_status.docs.json",
                "new_ticket_status",
                "/event/old_assignee",
                "/event/new_assignee",
                "/event/time_entries/logged_at",
                "/issue/spent_time_total",
                "/issue/maintenance_entity/address/coordinates");
        JsonNode block = SharedContracts.json(samples.resolve("webhook.issue_block.docs_excerpt.json"));
        ObjectNode ours = Json.object();
        JsonNode whole = office.hook("new_ticket_status").path("issue");
        block.fieldNames().forEachRemaining(name -> ours.set(name, whole.path(name)));
        assertThat(Shapes.differences(block, ours)).isEmpty();
    }

    @Test
    void theDocumentedChangeOfStatusWithAnAssignee() {
        office.okdesk.hooks().textNumbers(true);
        office.anna.movesAndAssigns(issue, "completed", OkdeskSeed.SECOND_AGENT);

        JsonNode sample = SharedContracts.json(samples.resolve("webhook.new_ticket_status.docs.json"));
        JsonNode ours = office.hook("new_ticket_status");
        for (String half : new String[] {"/event/old_assignee", "/event/new_assignee"}) {
            assertThat(Shapes.differences(sample.at(half), ours.at(half))).isEmpty();
        }
    }

    @Test
    void changesInLiveBodies() {
        String folder = "constructed/webhook.";
        office.anna.comments(issue, "<p>Перезагрузите</p>", Office.file("image001.png", "x"));
        compare(folder + "new_comment.employee_public.json", "new_comment");
        compare(folder + "new_comment.employee_internal.json", "new_comment");
        compare(folder + "new_comment.contact_echo.json", "new_comment");
        office.anna.assigns(issue, OkdeskSeed.SECOND_AGENT);
        compare(folder + "new_assignee.json", "new_assignee");
        office.anna.fills(issue, "address", "Мира 1");
        compare(folder + "change_ticket_parameter.json", "change_ticket_parameter");
        office.klientov.rates(issue, "good");
        compare(folder + "new_csat_rate.json", "new_csat_rate");
        office.anna.changesDeadline(issue, Instant.parse("2026-03-05T10:00:00Z"));
        compare(folder + "new_deadline.json", "new_deadline");
        office.klientov.attaches(issue, Office.file("image001.png", "x"));
        compare(folder + "new_files.json", "new_files");
        office.anna.prioritises(issue, "high");
        compare(folder + "new_priority.json", "new_priority");
        office.anna.coexecutor(issue, OkdeskSeed.AGENT_ID, true);
        compare(folder + "add_coexecutor.json", "add_coexecutor");
        office.klientov.creates("Не печатает принтер", "");
        compare(folder + "new_ticket.json", "new_ticket");
        office.anna.changeStatus(
                issue,
                Json.object()
                        .put("code", "completed")
                        .put("comment", "<div>Готово</div>")
                        .set("time_entry", Json.array().add(Json.object().put("spent_time", 2.0))));
        compare(folder + "new_ticket_status.int_ids.json", "new_ticket_status");
        office.anna.deletes(issue);
        compare(folder + "ticket_deleted.partial.json", "ticket_deleted");
    }

    @Test
    void companiesInLiveBodies() {
        office.api.patch("/companies/" + OkdeskSeed.COMPANY + "/activations", "{'active':false}");

        compare("constructed/webhook.change_company.json", "change_company");
    }

    @Test
    void theNamesWithDots() {
        office.okdesk.hooks().names(OkdeskHooks.Names.DOTTED);
        office.anna.movesTo(issue, "completed");
        office.anna.comments(issue, "x");
        office.anna.prioritises(issue, "high");
        office.klientov.creates("x", "");

        compare("webhook.seed.issue.status_changed.json", "issue.status_changed");
        assertThat(office.hook("comment.created").at("/issue/comment/is_public").asBoolean())
                .isTrue();
        assertThat(office.hook("issue.updated").has("issue")).isTrue();
        assertThat(office.hook("issue.created").has("issue")).isTrue();
    }

    @Test
    void theNamesOfOtherBots() {
        office.okdesk.hooks().names(OkdeskHooks.Names.PUBLIC_BOTS);
        office.klientov.comments(issue, "x");
        office.anna.movesTo(issue, "completed");
        office.anna.assigns(issue, OkdeskSeed.SECOND_AGENT);
        office.anna.prioritises(issue, "high");

        compare("webhook.variant.new_comment.json", "new_comment");
        compare("webhook.variant.status_changed.json", "status_changed");
        compare("webhook.variant.assignee_changed.json", "assignee_changed");
        assertThat(office.hooks()).hasSize(3);
    }

    @Test
    void theFlatForm() {
        office.okdesk.hooks().names(OkdeskHooks.Names.FLAT);
        office.anna.comments(issue, "x");

        assertThat(Shapes.differences(
                        SharedContracts.json(samples.resolve("webhook.variant.flat_event_string.json")),
                        office.hooks().getFirst()))
                .isEmpty();
    }

    @Test
    void theSampleOfATenantIsAnAccountThatCanBeSetUp() {
        JsonNode statuses = SharedContracts.json(samples.resolve("rest.issue_statuses.tenant_example.json"));
        try (OkdeskEmulator tenant = new OkdeskEmulator(0, office.time)) {
            for (JsonNode status : statuses) {
                String code = status.path("code").asText();
                tenant.setup().status(code, status.path("name").asText(), code.matches("completed|closed"));
            }
            tenant.setup()
                    .employee(OkdeskEmployee.of(1, "a", "A", "B"))
                    .key("k", "a")
                    .company(1, "x", "", Map.of());

            JsonNode ours =
                    new OkdeskHttp(tenant.url(), "k").get("/issues/statuses").json();

            assertThat(Shapes.differences(statuses, ours, "[]/id", "[]/final")).isEmpty();
            assertThat(ours.findValuesAsText("code")).isEqualTo(statuses.findValuesAsText("code"));
        }
    }
}

package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.SharedContracts;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds REST answers against samples, and lets the emulator take the sampled requests. */
class RestShapesTest {
    private final Office office = new Office();
    private final Path samples = SharedContracts.of("okdesk");

    @AfterEach
    void stop() {
        office.close();
    }

    private JsonNode sample(String name) {
        return SharedContracts.json(samples.resolve(name));
    }

    private void compare(String sample, JsonNode ours, String... free) {
        assertThat(Shapes.differences(sample(sample), ours, free)).as(sample).isEmpty();
    }

    private Reply post(String path, String sample) {
        Reply reply = office.api.post(path, Json.write(sample(sample)).text());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    @Test
    void anIssueWithEverything() {
        ObjectNode parameters = Json.object()
                .put("title", "x")
                .put("contact_id", OkdeskSeed.CONTACT)
                .put("planned_execution_in_minutes", 720)
                .put("start_execution_until", "2026-03-03T09:00:00+03:00");
        parameters.putArray("observer_ids").add(OkdeskSeed.AGENT_ID);
        parameters.putArray("observer_group_ids").add(OkdeskSeed.FIRST_LINE);
        long id = office.anna.create(parameters);
        office.anna.coexecutor(id, OkdeskSeed.AGENT_ID, true);
        office.anna.attaches(id, false, Office.file("photo.jpg", "1"));
        office.anna.comments(id, "x");
        office.anna.movesTo(id, "completed");
        office.klientov.rates(id, "normal");
        office.api.patch("/issues/" + id + "/addresses", "{'value':'г Пенза','coordinates':[53.2,44.9]}");

        JsonNode issue = office.api.get("/issues/" + id).json();

        compare("rest.issue.get.docs.json", issue, "/author/type");
        office.okdesk.settings().authorTypes(false);
        compare("rest.issue.get.docs.json", office.api.get("/issues/" + id).json());
        compare("rest.issue_type.docs.json", issue.path("type"));
        JsonNode attachment = office.api
                .get("/issues/" + id + "/attachments/"
                        + issue.at("/attachments/0/id").asText())
                .json();
        compare("rest.attachment.get.docs.json", attachment);
    }

    @Test
    void requestsAreTakenAndAnswered() {
        Reply created = post("/issues/", "constructed/rest.issue.create.request.json");
        String path = "/issues/" + created.json().path("id").asText();
        Reply comment = post(path + "/comments", "constructed/rest.comment.create.request.json");
        office.api.patch(
                path + "/assignees",
                Json.write(sample("constructed/rest.assignee.change.request.json"))
                        .text());
        ObjectNode delay = (ObjectNode) sample("constructed/rest.status.change.request.json");
        delay.put("delay_to", "2026-06-14T09:00:00+05:00");
        Reply delayed = office.api.post(path + "/statuses", Json.write(delay).text());

        assertThat(created.json().at("/contact/name").asText()).isEqualTo("Клиентов Пётр Ильич");
        compare("rest.comment.create.response.docs.json", comment.json());
        assertThat(delayed.json().at("/status/code").asText()).isEqualTo("delayed");
        assertThat(delayed.json().at("/assignee/id").asLong()).isEqualTo(OkdeskSeed.AGENT_ID);
    }

    @Test
    void lists() {
        office.anna.comments(office.issue, "x");

        compare(
                "constructed/rest.issues.list.json",
                office.api.get("/issues/list").json());
        compare(
                "constructed/rest.issues.count.json",
                office.api.get("/issues/count").json());
        compare(
                "constructed/rest.comments.list.json",
                office.api.get(office.path + "/comments").json());
    }

    @Test
    void clients() {
        compare(
                "constructed/rest.contact.get.json",
                office.api.get("/contacts/" + OkdeskSeed.CONTACT).json());
        compare(
                "rest.company.find.docs.json",
                office.api.get("/companies/?id=3").json());
        compare(
                "rest.maintenance_entity.docs.json",
                office.api.get("/maintenance_entities/list").json().get(0));
        compare(
                "rest.login_link.response.json",
                office.api
                        .post("/login_link", "{'user_type':'contact','user_id':" + OkdeskSeed.CONTACT + "}")
                        .json());
        compare(
                "constructed/rest.sign_in.response.json",
                office.api
                        .post("/users/sign_in", "{'login':'" + OkdeskSeed.AGENT + "','password':'pa$$word'}")
                        .json());
    }

    @Test
    void wrongFilters() {
        JsonNode ours = office.api
                .get("/issues/count?created_until=tomorrow&contact_ids%5B%5D=1&contact_ids%5B%5D=x")
                .json();

        assertThat(ours.at("/errors/created_until"))
                .isEqualTo(sample("rest.error.422.filter_validation.json").at("/errors/created_until"));
        assertThat(ours.at("/errors/contact_ids/1"))
                .isEqualTo(sample("rest.error.422.filter_validation.json").at("/errors/observer_ids/1"));
    }
}

package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.okdesk.OkdeskHttp.Parts;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuesTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private OkdeskIssue created(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return office.okdesk.state().issue(reply.json().path("id").asLong());
    }

    @Test
    void anIssueIsCreatedWrappedOrBareWithOrWithoutASlash() {
        OkdeskIssue wrapped = created(office.api.post(
                "/issues/",
                "{'issue':{'title':'Printer','description':'<p>Red</p>','contact_id':'3155','type':'incident',"
                        + "'priority':'high','custom_parameters':{'address':'Lenina 44','warranty':true},"
                        + "'author':{'id':'3155','type':'contact'}}}"));
        OkdeskIssue bare = created(office.api.post("/issues", "{'title':'Bare'}"));

        assertThat(wrapped.contactId()).isEqualTo(OkdeskSeed.CONTACT);
        assertThat(wrapped.companyId()).isEqualTo(OkdeskSeed.COMPANY);
        assertThat(wrapped.type()).isEqualTo("incident");
        assertThat(wrapped.priority()).isEqualTo("high");
        assertThat(wrapped.parameters()).containsEntry("address", "Lenina 44").containsEntry("warranty", "true");
        assertThat(wrapped.authorType()).isEqualTo("contact");
        assertThat(wrapped.source()).isEqualTo("from_contact");
        assertThat(bare.authorId()).isEqualTo(OkdeskSeed.SYSTEM_ID);
        assertThat(bare.source()).isEqualTo("from_employee");
        assertThat(bare.status()).isEqualTo("opened");
    }

    @Test
    void filesComeInPartsUnderTheirDocumentedNamesOnly() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0, 1};
        OkdeskIssue issue = created(office.api.post(
                "/issues",
                new Parts()
                        .field("issue[title]", "С файлом")
                        .field("issue[custom_parameters][channel]", "Telegram")
                        .field("issue[observer_ids][]", "13")
                        .field("issue[observer_ids][]", "21")
                        .field("issue[attachments][0][is_public]", "true")
                        .field("issue[attachments][0][description]", "фото")
                        .file("issue[attachments][0][attachment]", "лампа.png", png)
                        .file("issue[attachments][1][attachment]", "b.txt", "b".getBytes(StandardCharsets.UTF_8))
                        .file("issue[files_attributes][0][attachment]", "lost.txt", png)));

        JsonNode node = office.api.get("/issues/" + issue.id()).json();
        assertThat(issue.files()).extracting(OkdeskAttachment::name).containsExactly("лампа.png", "b.txt");
        assertThat(issue.files().getFirst().content().bytes()).isEqualTo(png);
        assertThat(node.at("/attachments/0/is_public").asBoolean()).isTrue();
        assertThat(node.at("/attachments/0/description").asText()).isEqualTo("фото");
        assertThat(node.at("/attachments/1/is_public").asBoolean()).isFalse();
        assertThat(node.path("observers")).hasSize(2);
        assertThat(issue.parameters()).containsEntry("channel", "Telegram");
    }

    @Test
    void whatTheServerDoesNotKnowIsDroppedWithoutAWord() {
        OkdeskIssue issue = created(office.api.post(
                "/issues", "{'issue':{'title':'x','client':{'contact':{'id':3155}},'type_id':2,'status_id':5}}"));

        assertThat(issue.contactId()).isNull();
        assertThat(issue.type()).isEqualTo("service");
    }

    @Test
    void aBodyOfAnotherContentTypeIsNoBody() {
        byte[] json = "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(office.api
                        .send("POST", "/issues", "text/plain", json)
                        .errors()
                        .path("title")
                        .path(0)
                        .asText())
                .isEqualTo("не может быть пустым");
        assertThat(office.api
                        .send("POST", "/issues", "application/json", "{".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void wrongParametersAreRefusedTogether() {
        Reply reply = office.api.post(
                "/issues",
                "{'issue':{'title':'" + "x".repeat(256) + "','contact_id':'abc','company_id':999,'type':'none',"
                        + "'priority':'none','deadline_at':'tomorrow','assignee_id':13,"
                        + "'custom_parameters':{'channel':'Fax','none':1},'observer_ids':[13,'x']}}");

        assertThat(reply.status()).isEqualTo(422);
        JsonNode errors = reply.errors();
        assertThat(errors.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "title",
                        "contact_id",
                        "company_id",
                        "type",
                        "priority",
                        "deadline_at",
                        "group_id",
                        "custom_parameters",
                        "observer_ids");
        assertThat(errors.at("/observer_ids/1/0").asText()).isEqualTo("должно иметь тип integer");
        assertThat(errors.at("/custom_parameters/channel").isArray()).isTrue();
        assertThat(office.okdesk.state().issues()).hasSize(1);
    }

    @Test
    void onlyAnAdministratorNamesAnAuthor() {
        OkdeskHttp agent = new OkdeskHttp(office.okdesk.url(), OkdeskSeed.AGENT_TOKEN);

        Reply reply = agent.post("/issues", "{'issue':{'title':'x','author':{'id':3155,'type':'contact'}}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors().has("author")).isTrue();
    }

    @Test
    void aContactOfAnotherCompanyIsRefused() {
        Reply reply = office.api.post("/issues", "{'issue':{'title':'x','contact_id':3155,'company_id':4}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors().has("contact_company_eq_4")).isTrue();
    }

    @Test
    void someAccountsIgnoreTheTypeOnCreation() {
        office.okdesk.settings().typeIgnoredOnCreate(true);
        OkdeskIssue issue = created(office.api.post("/issues", "{'title':'x','type':'incident'}"));
        assertThat(issue.type()).isEqualTo("service");

        office.api.patch("/issues/" + issue.id() + "/types", "{'code':'06'}");

        assertThat(office.okdesk.state().issue(issue.id()).type()).isEqualTo("06");
    }

    @Test
    void theAnswerToACreationMayBeTheIdAlone() {
        office.okdesk.settings().bareCreateAnswer(true);

        assertThat(office.api.post("/issues", "{'title':'x'}").json()).hasSize(1);
    }

    @Test
    void idsMayBeTexts() {
        office.okdesk.settings().textIds(true);

        JsonNode issue = office.api.get(office.path).json();

        assertThat(issue.path("id").isTextual()).isTrue();
        assertThat(issue.at("/contact/id").asText()).isEqualTo("3155");
        assertThat(office.api.get("/issues/count").json().get(0).isTextual()).isTrue();
    }

    @Test
    void anAssigneeNeedsAGroupOfTheirs() {
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':13}")
                        .errors()
                        .has("group_id"))
                .isTrue();
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':13,'group_id':2}")
                        .status())
                .isEqualTo(422);
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':30,'group_id':1}")
                        .status())
                .isEqualTo(422);
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':13,'group_id':1}")
                        .json()
                        .at("/assignee/name")
                        .asText())
                .isEqualTo("Операторова Анна");
        office.okdesk.settings().groupRequired(false);
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':21}")
                        .status())
                .isEqualTo(200);
        assertThat(office.api
                        .patch(office.path + "/assignees", "{'assignee_id':null,'group_id':2}")
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
    }

    @Test
    void singleThingsAreChangedByTheirOwnCalls() {
        assertThat(office.api
                        .patch(office.path + "/deadlines", "{'deadline_at':'2026-03-05T18:00:00+03:00'}")
                        .json()
                        .path("deadline_at")
                        .asText())
                .isEqualTo("2026-03-05T18:00:00.000+03:00");
        Reply parameters = office.api.patch(
                office.path + "/parameters",
                "{'custom_parameters':{'address':'Мира 1','visit_at':'2026-03-04 10:00'}}");
        assertThat(parameters.text()).isEmpty();
        assertThat(office.okdesk.state().issue(office.issue).parameters()).containsEntry("address", "Мира 1");
        assertThat(office.api
                        .post(office.path + "/parameters", "{'custom_parameters':{'address':'x'}}")
                        .status())
                .isEqualTo(404);
        office.api.patch(office.path + "/addresses", "{'value':'г Пенза','coordinates':[53.2,44.9]}");
        assertThat(office.api.get(office.path).json().at("/address/value").asText())
                .isEqualTo("г Пенза");
        assertThat(office.api
                        .put(office.path, "{'issue':{'rate':'good','title':'y'}}")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Не печатает принтер");
        office.okdesk.settings().fieldsEditable(true);
        assertThat(office.api
                        .patch(office.path + "/fields", "{'title':'Новое'}")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Новое");
    }

    @Test
    void anAbsentIssueIsToldInThreeWays() {
        office.api.delete(office.path);

        assertThat(office.api.get(office.path).status()).isEqualTo(404);
        office.okdesk.settings().absentIssue(OkdeskSettings.AbsentIssue.UNPROCESSABLE);
        assertThat(office.api.get("/issues/999999").status()).isEqualTo(422);
        office.okdesk.settings().absentIssue(OkdeskSettings.AbsentIssue.SUCCESS_WITH_ERRORS);
        Reply reply = office.api.get(office.path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("id")).isFalse();
        assertThat(office.okdesk.state().issue(office.issue).deleted()).isTrue();
    }

    @Test
    void aMergedIssueLeadsToItsTargetWithoutTheKey() {
        long target = office.anna.creates("Target", "");
        office.klientov.comments(office.issue, "one");
        office.anna.merges(office.issue, target);

        Reply redirect = office.api.get(office.path);
        assertThat(redirect.status()).isEqualTo(301);
        assertThat(redirect.header("Location")).isEqualTo(office.okdesk.url() + "/issues/" + target);
        assertThat(office.okdesk.state().comments(target))
                .allMatch(comment -> comment.content().startsWith("Комментарий добавлен при объединении"))
                .hasSize(2);
        office.okdesk.settings().mergedStatus(200);
        assertThat(office.api.get(office.path).json().path("id").asLong()).isEqualTo(target);
        office.okdesk.settings().mergedStatus(308);
        assertThat(office.api
                        .post(office.path + "/statuses", "{'code':'closed'}")
                        .status())
                .isEqualTo(308);
    }
}

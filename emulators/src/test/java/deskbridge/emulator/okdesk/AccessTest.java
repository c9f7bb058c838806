package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void aWrongKeyIsRefusedInAnyOfThreeForms() {
        OkdeskHttp stranger = new OkdeskHttp(office.okdesk.url(), "wrong");

        Reply text = stranger.get(office.path);
        assertThat(text.status()).isEqualTo(401);
        assertThat(text.text()).startsWith("Вы не авторизованы");
        office.okdesk.settings().unauthorizedBody(OkdeskSettings.UnauthorizedBody.JSON);
        assertThat(stranger.get(office.path).errors().asText()).startsWith("Вы не авторизованы");
        office.okdesk.settings().unauthorizedBody(OkdeskSettings.UnauthorizedBody.HTML);
        assertThat(stranger.get(office.path).text()).startsWith("<html>");
    }

    @Test
    void aKeyInAHeaderIsNoKey() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(office.okdesk.url() + office.path))
                .header("Authorization", "Bearer " + OkdeskSeed.TOKEN)
                .header("X-API-KEY", OkdeskSeed.TOKEN)
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theKeyOfADismissedEmployeeIsDead() {
        office.okdesk.setup().key("former", OkdeskSeed.DISMISSED);

        assertThat(new OkdeskHttp(office.okdesk.url(), "former")
                        .get(office.path)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPasswordGivesAKey() {
        Reply right = office.api.post("/users/sign_in", "{'login':'" + OkdeskSeed.AGENT + "','password':'pa$$word'}");
        Reply wrong = office.api.post("/users/sign_in", "{'login':'" + OkdeskSeed.AGENT + "','password':'x'}");

        assertThat(right.json().path("api_key").asText()).isEqualTo(OkdeskSeed.AGENT_TOKEN);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().has("errors")).isTrue();
    }

    @Test
    void aContactSeesItsOwnAndItsCompaniesIssuesOnly() {
        OkdeskHttp contact = new OkdeskHttp(office.okdesk.url(), OkdeskSeed.CONTACT_TOKEN);
        long foreign = office.anna.createsFor(OkdeskSeed.SECOND_CONTACT, "Касса", "");
        office.anna.notes(office.issue, "between us", Office.file("secret.png", "s"));

        assertThat(contact.get(office.path).status()).isEqualTo(200);
        assertThat(contact.get(office.path + "/comments").json()).isEmpty();
        assertThat(contact.get("/issues/" + foreign).status()).isEqualTo(403);
        assertThat(contact.get("/issues/count").json()).hasSize(1);
        assertThat(contact.get("/companies/?name=x").status()).isEqualTo(403);
        assertThat(contact.post(office.path + "/statuses", "{'code':'closed'}").status())
                .isEqualTo(403);
        contact.post(office.path + "/comments", "{'comment':{'content':'from me'}}");
        assertThat(office.okdesk.state().comments(office.issue).getLast().authorType())
                .isEqualTo("contact");
    }

    @Test
    void anEmployeeMayBeLimitedToSomeCompanies() {
        office.okdesk
                .setup()
                .employee(OkdeskEmployee.of(40, "limited@example.org", "Only", "One")
                        .limitedTo(OkdeskSeed.SECOND_COMPANY))
                .key("limited", "limited@example.org");
        OkdeskHttp limited = new OkdeskHttp(office.okdesk.url(), "limited");

        assertThat(limited.get(office.path).status()).isEqualTo(403);
        assertThat(limited.get("/issues/list").json()).isEmpty();
        Reply reply = limited.post(
                "/contacts", "{'contact':{'first_name':'A','last_name':'B','company_id':" + OkdeskSeed.COMPANY + "}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors().fieldNames().next()).isEqualTo("contact_company_eq_3");
    }

    @Test
    void tooManyCallsAreRefusedUntilTheWindowHasPassed() {
        office.okdesk.settings().rateLimit(2, Duration.ofSeconds(10), true);

        assertThat(office.api.get(office.path).status()).isEqualTo(200);
        office.time.advance(Duration.ofSeconds(4));
        assertThat(office.api.get(office.path).status()).isEqualTo(200);
        Reply refused = office.api.get(office.path);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("6");
        office.time.advance(Duration.ofSeconds(6));
        assertThat(office.api.get(office.path).status()).isEqualTo(200);
        office.okdesk.settings().rateLimit(2, Duration.ofSeconds(10), false);
        assertThat(office.api.get(office.path).header("Retry-After")).isEmpty();
    }

    @Test
    void pathsThatDoNotExistAnswerAPage() {
        for (String path : new String[] {
            "/issues", "/employees/me", "/references/issue_types", "/issues/1/assignee", "/attachments"
        }) {
            Reply reply = office.api.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.header("Content-Type")).startsWith("text/html");
        }
        assertThat(office.api.patch(office.path + "/assignee", "{}").status()).isEqualTo(404);
        assertThat(office.api.patch(office.path, "{'title':'x'}").status()).isEqualTo(404);
        assertThat(office.api.put(office.path + "/rate", "{'rate':'good'}").status())
                .isEqualTo(404);
    }

    @Test
    void aLoginLinkSignsInOnceAndInTime() {
        Reply link = office.api.post(
                "/login_link",
                "{'user_type':'contact','user_id':" + OkdeskSeed.CONTACT + ",'expire_after':10,'one_time':true}");
        String address = link.json().path("login_link").asText();

        assertThat(link.json().path("user_last_name").asText()).isEqualTo("Клиентов");
        Reply signedIn = office.api.get(address + "&redirect=/issues/" + office.issue);
        assertThat(signedIn.header("Location")).isEqualTo(office.okdesk.portalUrl() + office.path);
        assertThat(office.api.get(address).text()).doesNotContain("Клиентов");
        String late = office.api
                .post("/login_link", "{'user_type':'contact','user_id':" + OkdeskSeed.CONTACT + "}")
                .json()
                .path("login_link")
                .asText();
        assertThat(office.api.get(late).text()).contains("Клиентов");
        office.time.advance(Duration.ofHours(1));
        assertThat(office.api.get(late).text()).doesNotContain("Клиентов");
    }

    @Test
    void aPictureInATextLeadsAStrangerToThePageToSignIn() {
        long picture = office.anna
                .attaches(office.issue, true, Office.file("a.png", "a"))
                .getFirst()
                .id();

        Reply reply = office.api.get(office.okdesk.portalUrl() + office.path + "/attachments/" + picture);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).isEqualTo(office.okdesk.portalUrl() + "/login");
        assertThat(office.api.get(office.okdesk.portalUrl() + "/login").text()).contains("Вход");
    }
}

package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private JsonNode byPhone(String phone) {
        return office.api
                .get("/contacts/?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8))
                .json();
    }

    @Test
    void aPhoneIsFoundOnlyAsItIsSpelt() {
        assertThat(byPhone(OkdeskSeed.PHONE).path("id").asLong()).isEqualTo(OkdeskSeed.CONTACT);
        assertThat(byPhone("+79001234567")).isEmpty();
        assertThat(byPhone("89001112233").path("id").asLong()).isEqualTo(OkdeskSeed.SECOND_CONTACT);
        assertThat(byPhone("+79005556677").path("id").asLong()).isEqualTo(OkdeskSeed.THIRD_CONTACT);
        // A bare plus is a space.
        assertThat(office.api.get("/contacts/?phone=+79005556677").json()).isEmpty();
    }

    @Test
    void nothingFoundIsToldInThreeWays() {
        assertThat(byPhone("0").isObject()).isTrue();
        office.okdesk.settings().nothingFound(OkdeskSettings.NothingFound.ARRAY);
        assertThat(byPhone("0").isArray()).isTrue();
        office.okdesk.settings().nothingFound(OkdeskSettings.NothingFound.NULL);
        assertThat(byPhone("0").isNull()).isTrue();
    }

    @Test
    void anExactValueGivesAnObjectAndASearchAnArray() {
        assertThat(office.api.get("/contacts?email=klientov@example.com").json().isObject())
                .isTrue();
        assertThat(office.api
                        .get("/contacts/?search_string=%D0%BA%D0%BB%D0%B8%D0%B5%D0%BD%D1%82&phone=0")
                        .json())
                .hasSize(1);
        assertThat(office.api.get("/companies/?id=4").json().path("name").asText())
                .isEqualTo("ИП Васильев");
        assertThat(office.api.get("/companies/?search_string=(499)").json()).hasSize(1);
    }

    @Test
    void anUnknownFilterIsIgnored() {
        JsonNode company = office.api.get("/companies/?inn=0274062111").json();

        assertThat(company.path("id").asLong()).isEqualTo(OkdeskSeed.COMPANY);
        assertThat(office.api.get("/companies/list?inn=0274062111").json()).hasSize(3);
    }

    @Test
    void theTaxNumberIsACustomParameter() {
        JsonNode found = office.api
                .get("/companies/list?custom_parameters%5Binn_company%5D=0274062111")
                .json();

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/parameters/0/value").asText()).isEqualTo("0274062111");
    }

    @Test
    void aContactIsCreatedAndChanged() {
        Reply created = office.api.post(
                "/contacts/",
                "{'contact':{'first_name':'Мария','last_name':'Новая','phone':'+79990001122','company_id':3,"
                        + "'telegram_username':'maria','custom_parameters':{'telegram_id':'77'}}}");
        long id = created.json().path("id").asLong();

        assertThat(created.json().path("name").asText()).isEqualTo("Новая Мария");
        Reply bare = office.api.patch("/contacts/" + id, "{'mobile_phone':'89990001122'}");
        assertThat(bare.json().path("mobile_phone").asText()).isEqualTo("89990001122");
        office.api.patch("/contacts/" + id, "{'contact':{'phone':'1'}}");
        assertThat(office.okdesk.state().contact(id).phone()).isEqualTo("1");
        assertThat(office.api
                        .get("/contacts/" + id)
                        .json()
                        .at("/parameters/0/value")
                        .asText())
                .isEqualTo("77");
    }

    @Test
    void namesAreNeededAndSomeValuesAreUnique() {
        Reply nameless = office.api.post("/contacts", "{'contact':{'first_name':'','phone':'1'}}");
        Reply twice = office.api.post(
                "/contacts", "{'contact':{'first_name':'A','last_name':'B','email':'klientov@example.com'}}");

        assertThat(nameless.errors().has("first_name")).isTrue();
        assertThat(nameless.errors().has("last_name")).isTrue();
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.errors().at("/email/0").asText()).isEqualTo("уже существует");
        assertThat(office.okdesk.state().contacts()).hasSize(6);
    }

    @Test
    void listsGoOnAfterACursor() {
        assertThat(office.api.get("/contacts/list?page%5Bsize%5D=2").json().findValuesAsText("id"))
                .containsExactly("13", "3155");
        assertThat(office.api
                        .get("/contacts/list?page[size]=2&page[from_id]=3155"
                                .replace("[", "%5B")
                                .replace("]", "%5D"))
                        .json()
                        .findValuesAsText("id"))
                .containsExactly("3157", "3158");
        assertThat(office.api
                        .get("/contacts/list?page%5Bdirection%5D=reverse&page%5Bfrom_id%5D=3157")
                        .json()
                        .findValuesAsText("id"))
                .containsExactly("3155", "13");
        JsonNode errors = office.api
                .get("/contacts/list?page%5Bsize%5D=101&page%5Bdirection%5D=up&page%5Bfrom_id%5D=x")
                .errors();
        assertThat(errors.at("/page/size/0").asText()).isEqualTo("должно быть меньше или равно 100");
        assertThat(errors.at("/page/from_id/0").asText()).isEqualTo("должно иметь тип integer");
        assertThat(errors.at("/page/direction").isArray()).isTrue();
    }

    @Test
    void companiesAreCreatedAndArchivedWithWebhooks() {
        long id = office.api
                .post("/companies", "{'company':{'name':'Новая','custom_parameters':{'inn_company':'1'}}}")
                .json()
                .path("id")
                .asLong();
        office.api.patch("/companies/" + id + "/activations", "{'active':false}");

        assertThat(office.hook("new_company").at("/company/name").asText()).isEqualTo("Новая");
        assertThat(office.hook("change_company").at("/company/active").asBoolean())
                .isFalse();
        assertThat(office.api.post("/companies", "{'company':{}}").status()).isEqualTo(422);
    }

    @Test
    void employeesGroupsRolesAndObjectsAreListed() {
        JsonNode employees = office.api.get("/employees/list").json();

        assertThat(employees.findValuesAsText("last_name"))
                .containsExactly("Bridge", "Операторова", "Инженеров", "Бывший");
        assertThat(employees.at("/2/groups/0/name").asText()).isEqualTo("Выездные инженеры");
        assertThat(employees.at("/3/active").asBoolean()).isFalse();
        assertThat(office.api.get("/employees/groups").json()).hasSize(2);
        assertThat(office.api.get("/employees/roles").json()).hasSize(2);
        assertThat(office.api
                        .get("/maintenance_entities/list?company_ids%5B%5D=3")
                        .json()
                        .findValuesAsText("id"))
                .containsExactly("43", "44");
    }
}

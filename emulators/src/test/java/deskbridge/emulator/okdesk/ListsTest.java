package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private Reply get(String path) {
        return office.api.get(path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
    }

    private List<Long> ids(JsonNode list) {
        List<Long> ids = new ArrayList<>();
        list.forEach(node -> ids.add(node.isObject() ? node.path("id").asLong() : node.asLong()));
        return ids;
    }

    private List<Long> list(String filter) {
        return ids(get("/issues/list?" + filter).json());
    }

    private List<Long> count(String filter) {
        return ids(get("/issues/count?" + filter).json());
    }

    @Test
    void pagesHaveFiftyRowsAtMost() {
        for (int i = 0; i < 60; i++) {
            office.anna.creates("n " + i, "");
        }

        assertThat(list("page[number]=1")).hasSize(50);
        assertThat(list("page[number]=2")).hasSize(11).endsWith(office.issue);
        assertThat(list("page[number]=3")).isEmpty();
        assertThat(get("/issues/list?page[size]=51").errors().at("/page/size/0").asText())
                .isEqualTo("должно быть меньше или равно 50");
        assertThat(count("")).hasSize(61);
    }

    @Test
    void rowsAreSortedByCreationOrChange() {
        office.time.advance(Duration.ofMinutes(1));
        long second = office.anna.creates("second", "");
        office.time.advance(Duration.ofMinutes(1));
        office.anna.comments(office.issue, "x");

        assertThat(list("")).containsExactly(second, office.issue);
        assertThat(list("sorting[direction]=forward")).containsExactly(office.issue, second);
        assertThat(list("sorting[field]=updated_at")).containsExactly(office.issue, second);
        assertThat(get("/issues/list?sorting[field]=title")
                        .errors()
                        .at("/sorting/field")
                        .isArray())
                .isTrue();
    }

    @Test
    void theTwoSearchesNameTheirFiltersDifferently() {
        long second = office.anna.create(
                Json.object().put("title", "second").put("type", "incident").put("priority", "high"));
        office.anna.movesTo(second, "completed");
        office.anna.assigns(second, OkdeskSeed.SECOND_AGENT);
        office.klientov.rates(second, "bad");

        assertThat(list("status_codes[]=completed&type_codes[]=incident&priority_codes[]=high"))
                .containsExactly(second);
        assertThat(list("status_codes_not[]=completed&status_codes_not[]=closed"))
                .containsExactly(office.issue);
        assertThat(list("status[]=completed")).hasSize(2);
        assertThat(count("status[]=completed&type[]=incident&priority[]=high")).containsExactly(second);
        assertThat(count("status_not[]=completed")).containsExactly(office.issue);
        assertThat(count("opened=true")).containsExactly(office.issue);
        assertThat(count("rate[]=bad&rate[]=normal")).containsExactly(second);
        assertThat(count("rate[]=0")).containsExactly(office.issue);
        assertThat(count("contact_ids[]=0")).containsExactly(second);
        assertThat(list("contact_ids[]=3155&company_ids[]=3")).containsExactly(office.issue);
        assertThat(count("author_contact_ids[]=3155")).containsExactly(office.issue);
        assertThat(count("author_employee_ids[]=13")).containsExactly(second);
        assertThat(count("assignee_ids[]=21&assignee_group_ids[]=2")).containsExactly(second);
        assertThat(get("/issues/count?contact_ids[]=a&company_ids=3").errors().properties())
                .hasSize(2);
    }

    @Test
    void datesAreDayFirstInTheZoneOfTheAccount() {
        office.time.advance(Duration.ofDays(1));
        long second = office.anna.creates("second", "");

        assertThat(list("created_since=03-03-2026")).containsExactly(second);
        assertThat(list("created_until=02-03-2026")).containsExactly(office.issue);
        assertThat(list("created_since=02-03-2026 12:00&created_until=02-03-2026 12:00:00"))
                .containsExactly(office.issue);
        assertThat(list("created_since=02-03-2026 12:01&created_until=03-03-2026 11:59"))
                .isEmpty();
        assertThat(get("/issues/list?updated_since=2026-03-02")
                        .errors()
                        .at("/updated_since/0")
                        .asText())
                .isEqualTo("Неверный формат даты");
    }

    @Test
    void deletedAndMergedIssuesAreNotListed() {
        long deleted = office.anna.creates("deleted", "");
        long merged = office.anna.creates("merged", "");
        office.anna.deletes(deleted);
        office.anna.merges(merged, office.issue);

        assertThat(list("")).containsExactly(office.issue);
        assertThat(count("")).containsExactly(office.issue);
    }

    @Test
    void unansweredIssuesAreThoseWhereTheClientSpokeLast() {
        office.klientov.comments(office.issue, "hello?");
        assertThat(list("without_answer=true")).containsExactly(office.issue);
        office.anna.comments(office.issue, "yes");
        assertThat(list("without_answer=true")).isEmpty();
    }
}

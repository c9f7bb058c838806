package deskbridge.emulator.yandex360;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Yandex360EmulatorTest {
    private static final String USERS = "/directory/v1/org/7700123/users";

    private final Yandex360Emulator directory =
            new Yandex360Emulator(0, InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")), "7700123");
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void fill() {
        directory
                .token("admin", Yandex360Emulator.READ_USERS, "directory:write_departments")
                .department(7, "Support", 1);
        for (int i = 1; i <= 25; i++) {
            directory.user(DirectoryUser.of("" + (100 + i), "user" + i, "user" + i + "@example.org", "U", "N", 7));
        }
        directory.user(DirectoryUser.of("300", "ivan", "ivan@example.org", "Ivan", "Petrov", 7)
                .withAliases("i.petrov")
                .afterDismissal());
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private HttpResponse<byte[]> get(String path, String token) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(directory.uri() + path))
                        .header("Authorization", "OAuth " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(path, "admin");
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.parse(Body.of(response.body()));
    }

    @Test
    void tenUsersComeUnlessMoreAreAskedForByTheRightName() throws Exception {
        assertThat(read(USERS).get("users")).hasSize(10);
        assertThat(read(USERS + "?per_page=500").get("users")).hasSize(10);
        JsonNode all = read(USERS + "?perPage=1000");
        assertThat(all.get("users")).hasSize(26);
        assertThat(all.get("pages").asInt()).isEqualTo(1);
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            seen.addAll(read(USERS + "?page=" + page).get("users").findValuesAsText("nickname"));
        }
        assertThat(seen).hasSize(26).doesNotHaveDuplicates();
        assertThat(get(USERS + "?perPage=1001", "admin").statusCode()).isEqualTo(400);
    }

    @Test
    void aUserCarriesAliasesAndState() throws Exception {
        JsonNode user = read(USERS + "/300");

        assertThat(user.at("/aliases/0").asText()).isEqualTo("i.petrov");
        assertThat(user.get("isDismissed").asBoolean()).isTrue();
        assertThat(user.get("isEnabled").asBoolean()).isFalse();
        assertThat(user.has("displayName")).isFalse();
        assertThat(user.at("/name/last").asText()).isEqualTo("Petrov");
    }

    @Test
    void departmentsTellTheirMembers() throws Exception {
        JsonNode departments = read("/directory/v1/org/7700123/departments").get("departments");

        assertThat(departments.findValuesAsText("name")).containsExactly("All employees", "Support");
        assertThat(read("/directory/v1/org/7700123/departments/7")
                        .get("membersCount")
                        .asInt())
                .isEqualTo(26);
        assertThat(read("/directory/v1/org").at("/organizations/0/id").asLong()).isEqualTo(7_700_123);
    }

    @Test
    void refusalsCarryACodeAndAMessage() throws Exception {
        assertThat(get(USERS, "unknown").statusCode()).isEqualTo(401);
        HttpResponse<byte[]> groups = get("/directory/v1/org/7700123/groups", "admin");
        assertThat(groups.statusCode()).isEqualTo(403);
        JsonNode body = Json.parse(Body.of(groups.body()));
        assertThat(body.get("message").asText()).isEqualTo("No required scope");
        assertThat(body.get("code").asInt()).isEqualTo(7);
        assertThat(get("/directory/v1/org/1/users", "admin").statusCode()).isEqualTo(404);
        assertThat(get(USERS + "/999", "admin").statusCode()).isEqualTo(404);
        assertThat(get("/v1/disk", "admin").statusCode()).isEqualTo(404);
    }
}

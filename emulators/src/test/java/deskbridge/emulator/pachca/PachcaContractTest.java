package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.Json;
import deskbridge.emulator.OpenApiContract;
import deskbridge.emulator.SharedContracts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emulator held against the vendor's own specification and samples. */
final class PachcaContractTest {
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("bot-webhook-put", "PUT /bot/webhook"),
            Map.entry("bots-create", "POST /bots"),
            Map.entry("chats-get", "GET /chats/1"),
            Map.entry("chats-members-add", "POST /chats/1/members"),
            Map.entry("group-tags-list", "GET /group_tags"),
            Map.entry("messages-create", "POST /messages"),
            Map.entry("messages-get", "GET /messages/1"),
            Map.entry("messages-link-previews", "POST /messages/1/link_previews"),
            Map.entry("messages-list", "GET /messages"),
            Map.entry("messages-thread", "POST /messages/1/thread"),
            Map.entry("messages-update", "PUT /messages/1"),
            Map.entry("oauth-token-info", "GET /oauth/token/info"),
            Map.entry("profile", "GET /profile"),
            Map.entry("reactions-add", "POST /messages/1/reactions"),
            Map.entry("reactions-list", "GET /messages/1/reactions"),
            Map.entry("search-users", "GET /search/users"),
            Map.entry("threads-create", "POST /threads"),
            Map.entry("threads-list", "GET /threads"),
            Map.entry("uploads", "POST /uploads"),
            Map.entry("users-get", "GET /users/1"),
            Map.entry("users-list", "GET /users"),
            Map.entry("views-open", "POST /views/open"));

    private final Path samples = SharedContracts.of("pachca");
    private final OpenApiContract contract = OpenApiContract.read(samples.resolve("openapi.en.yaml"), Api.BASE);
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void vendorsSamplesFitTheSpecification() {
        List<String> found = new ArrayList<>();
        for (Path file : SharedContracts.files(samples.resolve("rest"), ".json")) {
            String[] parts = file.getFileName().toString().split("\\.", -1);
            assertThat(OPERATIONS).containsKey(parts[0]);
            String operation = OPERATIONS.getOrDefault(parts[0], "");
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1);
            JsonNode body = SharedContracts.json(file);
            found.addAll(
                    parts[1].equals("request")
                            ? contract.requestViolations(method, path, body)
                            : contract.answerViolations(method, path, Integer.parseInt(parts[2]), body));
        }
        // One generated sample lists a button without a text.
        assertThat(found)
                .allMatch(violation -> violation.startsWith("GET /messages:") && violation.contains("/buttons"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void everyAnswerAndEveryWebhookFitsTheSpecification() {
        office.bot.keepsHistory(true);
        PachcaWalk.through(office);
        // The prose says that a search among users counts what it finds; the specification does not.
        assertThat(contract.violations(office.pachca.journal().entries()))
                .filteredOn(violation -> !violation.contains("/users answer 200: /meta property 'total'"))
                .isEmpty();

        List<String> found = new ArrayList<>();
        Set<String> kinds = new TreeSet<>();
        for (JsonNode hook : office.hooks()) {
            String type = hook.path("type").asText();
            kinds.add(type + "." + hook.path("event").asText());
            found.addAll(contract.violations(schema(type), hook));
        }
        assertThat(found).isEmpty();
        assertThat(kinds)
                .contains(
                        "message.new",
                        "message.update",
                        "message.delete",
                        "reaction.new",
                        "reaction.delete",
                        "button.click",
                        "view.submit",
                        "chat_member.add",
                        "chat_member.remove",
                        "company_member.confirm");
    }

    @Test
    void webhooksHaveTheFieldsOfTheSamplesAndNoOthers() {
        PachcaWalk.through(office);
        for (Path file : SharedContracts.files(samples.resolve("webhooks"), ".json")) {
            if (!file.getFileName().toString().startsWith("assembled.")) {
                continue;
            }
            JsonNode sample = SharedContracts.json(file);
            List<JsonNode> like = office.hooks(
                    sample.path("type").asText(), sample.path("event").asText());
            for (JsonNode hook : like) {
                assertThat(names(hook)).as(file.getFileName().toString()).isEqualTo(names(sample));
            }
        }
    }

    @Test
    void signaturesEqualTheVectors() {
        JsonNode vectors = SharedContracts.json(samples.resolve("webhooks/signature-vectors.json"));
        assertThat(vectors.path("vectors")).isNotEmpty();
        for (JsonNode vector : vectors.path("vectors")) {
            assertThat(HmacSha256.hex(
                            vector.path("signing_secret").asText(),
                            vector.path("body_utf8").asText()))
                    .isEqualTo(vector.path("Pachca-Signature").asText());
        }
    }

    @Test
    void theJudgeSeesWhatIsWrong() {
        ObjectNode wrong = Json.object();
        wrong.putObject("message").put("entity_id", "334").put("content", "x").put("link_preview", true);
        assertThat(contract.requestViolations("POST", "/messages", wrong))
                .hasSize(2)
                .anyMatch(violation -> violation.contains("entity_id"))
                .anyMatch(violation -> violation.contains("link_preview"));
    }

    private static String schema(String type) {
        return switch (type) {
            case "view" -> "ViewSubmitWebhookPayload";
            case "chat_member" -> "ChatMemberWebhookPayload";
            case "company_member" -> "CompanyMemberWebhookPayload";
            default -> type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + "WebhookPayload";
        };
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }
}

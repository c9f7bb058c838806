package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessTest {
    private final Office office = new Office();
    private final Caller api = office.api;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void tokenAndScopeAreChecked() {
        assertThat(api.as("nonsense").get("/profile").status()).isEqualTo(401);
        assertThat(api.as("nonsense").get("/profile").json().path("error").asText())
                .isEqualTo("invalid_token");
        String narrow = office.pachca.administrator().addPersonalToken(office.ivanov.id(), "users:read");
        assertThat(api.as(narrow).get("/users").status()).isEqualTo(200);
        Caller.Reply refused = api.as(narrow).get("/profile");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asText()).isEqualTo("insufficient_scope");
        office.pachca.administrator().role(office.ivanov.id(), "guest");
        assertThat(api.as(narrow).get("/users").status()).isEqualTo(403);
        office.pachca.administrator().revoke(narrow);
        assertThat(api.as(narrow).get("/users").status()).isEqualTo(401);
        office.pachca.settings().unpaid(true);
        assertThat(api.get("/profile").errorCode()).isEqualTo("payment_required");
    }

    @Test
    void botLearnsWhoItIs() {
        JsonNode profile = api.get("/profile").data();
        assertThat(profile.path("id").asLong()).isEqualTo(office.bot.userId());
        assertThat(profile.path("bot").asBoolean()).isTrue();
        JsonNode info = api.get("/oauth/token/info").data();
        assertThat(info.path("user_id").asLong()).isEqualTo(office.bot.userId());
        assertThat(info.path("token").asText()).matches("[\\w-]{8}\\.\\.\\.[\\w-]{4}");
        assertThat(office.bot.token()).matches("[A-Za-z0-9_-]{43}");
        String old = office.bot.token();
        assertThat(office.pachca.administrator().recreateToken(office.bot)).isNotEqualTo(old);
        assertThat(api.get("/profile").status()).isEqualTo(401);
    }

    @Test
    void userSearchIsFuzzyAndCountsWhatItFinds() {
        office.pachca.administrator().addPerson("ivanov_p", "Пётр", "Иванов", "p.ivanov@example.com", "");
        JsonNode found = api.get("/users?query=ivanov").json();
        assertThat(found.path("data").findValuesAsText("nickname")).containsExactly("ivanov", "ivanov_p");
        assertThat(found.path("meta").path("total").asInt()).isEqualTo(2);
        assertThat(found.path("meta").path("paginate").has("has_next")).isFalse();
        assertThat(api.get("/users?query=%D0%9F%D0%B5%D1%82%D1%80").data()).hasSize(2);
        assertThat(api.get("/users?limit=2")
                        .json()
                        .path("meta")
                        .path("paginate")
                        .path("has_next")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/search/users?query=petrova@example.com").data()).hasSize(1);
        office.pachca.settings().hidePersonalData(true);
        assertThat(api.get("/users?query=petrova@example.com").data()).isEmpty();
        assertThat(api.get("/users/" + office.petrova.id()).data().path("email").isNull())
                .isTrue();
        assertThat(api.get("/users/1").status()).isEqualTo(404);
    }

    @Test
    void tagsChatsAndMembersAreListed() {
        long tag = office.pachca.administrator().addTag("Поддержка", office.petrova.id());
        assertThat(api.get("/group_tags").data().path(0).path("users_count").asInt())
                .isEqualTo(1);
        assertThat(api.get("/group_tags/" + tag + "/users").data().findValuesAsText("nickname"))
                .containsExactly("petrova");
        office.pachca.administrator().addChat("Чужой", office.ivanov.id());
        assertThat(api.get("/chats").data().findValuesAsText("name")).containsExactly("Поддержка");
        assertThat(api.get("/chats/" + office.chat).data().path("member_ids")).hasSize(3);

        User third = office.pachca.administrator().addPerson("sidorov", "Пётр", "Сидоров", null, "");
        ObjectNode members = Json.object();
        members.putArray("member_ids").add(third.id());
        assertThat(api.post("/chats/" + office.chat + "/members", members).status())
                .isEqualTo(204);
        assertThat(api.get("/chats/" + office.chat + "/members").data()).hasSize(4);
        assertThat(api.delete("/chats/" + office.chat + "/members/" + third.id())
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/chats/" + office.chat + "/members/" + third.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void reactionsPinsAndReadersAreKept() {
        long id = office.ivan.writes(office.chat, "а");
        ObjectNode eyes = Json.object().put("code", "👀");
        assertThat(api.post("/messages/" + id + "/reactions", eyes)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("👀");
        assertThat(api.post("/messages/" + id + "/reactions", eyes).status()).isEqualTo(201);
        assertThat(api.get("/messages/" + id + "/reactions").data()).hasSize(1);
        assertThat(office.hooks("reaction", "new")).hasSize(1);
        assertThat(api.delete("/messages/" + id + "/reactions?code=%F0%9F%91%80")
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/messages/" + id + "/reactions?code=%F0%9F%91%80")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/messages/" + id + "/pin").status()).isEqualTo(204);
        assertThat(api.post("/messages/" + id + "/pin").errorCode()).isEqualTo("pin_failed");
        assertThat(api.delete("/messages/" + id + "/pin").status()).isEqualTo(204);
        office.olga.reads(office.chat);
        assertThat(api.get("/messages/" + id + "/read_member_ids").data().toString())
                .isEqualTo("[" + office.ivanov.id() + "," + office.petrova.id() + "]");
    }

    @Test
    void writingTooFastIsRefusedWithATimeToWait() {
        office.pachca.settings().rateLimits(true);
        ObjectNode body = Json.object();
        body.putObject("message").put("entity_id", office.chat).put("content", "x");
        for (int i = 0; i < 30; i++) {
            assertThat(api.post("/messages", body).status()).isEqualTo(201);
        }
        Caller.Reply refused = api.post("/messages", body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(office.pachca.messages(office.chat)).hasSize(30);
        office.time.advance(Duration.ofSeconds(1));
        assertThat(api.post("/messages", body).status()).isEqualTo(201);
    }

    @Test
    void directChatWithAClosedBotStartsWithTheBot() {
        office.bot.openToEveryone(false);
        assertThatThrownBy(() -> office.ivan.writesTo(office.bot.userId(), "привет"))
                .isInstanceOf(Refusal.class);
        JsonNode message = api.write("user", office.ivanov.id(), "Здравствуйте");
        assertThat(message.path("entity_type").asText()).isEqualTo("user");
        office.ivan.writesTo(office.bot.userId(), "и вам");
        JsonNode hook = office.hooks().getLast();
        assertThat(hook.path("chat_id").asLong())
                .isEqualTo(message.path("chat_id").asLong());
        assertThat(hook.path("entity_id").asLong()).isEqualTo(office.ivanov.id());
    }

    @Test
    void everyChangeIsNoticed() {
        var notices = new CopyOnWriteArrayList<String>();
        office.pachca.onChange(notices::add);
        long id = office.ivan.writes(office.chat, "а");
        office.ivan.edits(id, "б");
        assertThat(notices).containsExactly("message:" + id, "message:" + id);
        assertThat(office.pachca.message(id).edited()).isTrue();
    }
}

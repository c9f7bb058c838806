package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** A walk through everything the emulator offers, refusals included. */
final class PachcaWalk {
    private PachcaWalk() {}

    static void through(Office office) {
        Caller api = office.api;
        Administrator administrator = office.pachca.administrator();
        long tag = administrator.addTag("Поддержка", office.petrova.id());
        User third = administrator.addPerson("sidorov", "Пётр", "Сидоров", null, "");
        long question = office.ivan.writes(office.chat, "Не печатает", PersonFile.text("лог.txt", "x"));
        JsonNode thread = api.post("/messages/" + question + "/thread").data();
        long threadId = thread.path("id").asLong();

        JsonNode card = api.post("/messages", card(threadId)).data();
        long cardId = card.path("id").asLong();
        office.ivan.repliesInThread(question, "Спасибо");
        office.ivan.writesTo(office.bot.userId(), "/menu");
        edits(office, question, cardId);
        forms(office, cardId);
        members(office, third.id());
        refusals(office);

        for (String path : List.of(
                "/profile",
                "/oauth/token/info",
                "/users",
                "/users?query=ivanov",
                "/users/" + office.ivanov.id(),
                "/search/users?query=%D0%9F%D1%91%D1%82%D1%80",
                "/group_tags",
                "/group_tags/" + tag,
                "/group_tags/" + tag + "/users?limit=1",
                "/chats?availability=public",
                "/chats",
                "/chats/" + office.chat,
                "/chats/" + office.chat + "/members?role=all",
                "/messages?chat_id=" + office.chat + "&sort=id&order=desc",
                "/messages?chat_id=" + thread.path("chat_id").asLong(),
                "/messages/" + question,
                "/messages/" + question + "/reactions",
                "/messages/" + question + "/read_member_ids",
                "/threads",
                "/threads/" + threadId,
                "/webhooks/events?limit=50")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(api.delete("/messages/" + cardId).status()).isEqualTo(204);
        office.ivan.deletes(question);
        assertThat(api.get("/messages/" + question).status()).isEqualTo(200);
        assertThat(api.post("/threads").status()).isEqualTo(201);
        assertThat(api.post("/uploads").status()).isEqualTo(201);
        ObjectNode webhook = Json.object();
        webhook.putObject("webhook")
                .put("outgoing_url", office.receiver.uri().resolve("/hooks").toString());
        assertThat(api.put("/bot/webhook", webhook).status()).isEqualTo(200);
    }

    private static ObjectNode card(long threadId) {
        ObjectNode body = Json.object().put("link_preview", false);
        ObjectNode message = body.putObject("message")
                .put("entity_type", "thread")
                .put("entity_id", threadId)
                .put("content", "**DESK-1** Не печатает")
                .put("display_name", "Поддержка")
                .put("skip_invite_mentions", true);
        var row = message.putArray("buttons").addArray();
        row.addObject().put("text", "Открыть").put("url", "https://example.com/DESK-1");
        row.addObject().put("text", "Закрыть").put("data", "close:1");
        return body;
    }

    private static void edits(Office office, long question, long cardId) {
        ObjectNode edit = Json.object();
        edit.putObject("message").put("content", "**DESK-1** Решён");
        assertThat(office.api.put("/messages/" + cardId, edit).status()).isEqualTo(200);
        office.ivan.edits(question, "Совсем не печатает");
        office.olga.reacts(question, "👍");
        office.olga.unreacts(question, "👍");
        ObjectNode eyes = Json.object().put("code", "👀").put("name", ":eyes:");
        String reactions = "/messages/" + question + "/reactions";
        assertThat(office.api.post(reactions, eyes).status()).isEqualTo(201);
        assertThat(office.api.delete(reactions + "?code=%F0%9F%91%80").status()).isEqualTo(204);
        assertThat(office.api.post("/messages/" + question + "/pin").status()).isEqualTo(204);
        assertThat(office.api.delete("/messages/" + question + "/pin").status()).isEqualTo(204);
    }

    private static void forms(Office office, long cardId) {
        Click click = office.ivan.presses(cardId, "Закрыть");
        ObjectNode form = Json.object().put("type", "modal").put("trigger_id", click.triggerId());
        ObjectNode view = form.putObject("view").put("title", "Закрыть");
        view.putArray("blocks")
                .addObject()
                .put("type", "input")
                .put("name", "why")
                .put("label", "Почему");
        assertThat(office.api.post("/views/open", form).status()).isEqualTo(201);
        assertThat(office.api.post("/views/open", form).status()).isEqualTo(410);
        assertThat(office.ivan.submits(
                        click.view().orElseThrow(), FormValues.none().with("why", "Готово")))
                .isEqualTo(new SubmitResult.Closed());
    }

    private static void members(Office office, long third) {
        ObjectNode members = Json.object().put("silent", true);
        members.putArray("member_ids").add(third);
        String path = "/chats/" + office.chat + "/members";
        assertThat(office.api.post(path, members).status()).isEqualTo(204);
        assertThat(office.api.delete(path + "/" + third).status()).isEqualTo(204);
        assertThat(office.api
                        .send("PUT", "/chats/" + office.chat + "/archive", null)
                        .status())
                .isEqualTo(204);
        assertThat(office.api
                        .send("PUT", "/chats/" + office.chat + "/unarchive", null)
                        .status())
                .isEqualTo(204);
    }

    private static void refusals(Office office) {
        Caller api = office.api;
        assertThat(api.as("nonsense").get("/profile").status()).isEqualTo(401);
        String narrow = office.pachca.administrator().addPersonalToken(office.ivanov.id(), "chats:read");
        assertThat(api.as(narrow).get("/profile").status()).isEqualTo(403);
        long closed = office.pachca.administrator().addChat("Без бота", office.ivanov.id());
        assertThat(api.get("/messages?chat_id=" + closed).status()).isEqualTo(403);
        assertThat(api.get("/messages/1").status()).isEqualTo(404);
        assertThat(api.post("/messages", Json.object()).status()).isEqualTo(400);
        ObjectNode blank = Json.object();
        blank.putObject("message").put("entity_id", office.chat).put("content", "");
        assertThat(api.post("/messages", blank).status()).isEqualTo(422);
        office.pachca.settings().rateLimits(true);
        int status = 200;
        for (int i = 0; i < 60 && status == 200; i++) {
            status = api.get("/profile").status();
        }
        assertThat(status).isEqualTo(429);
        office.pachca.settings().rateLimits(false);
        office.pachca.settings().unpaid(true);
        assertThat(api.get("/chats").status()).isEqualTo(402);
        office.pachca.settings().unpaid(false);
    }
}

package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private final Office office = new Office();
    private final Caller api = office.api;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void messageIsWrittenReadEditedAndDeleted() {
        JsonNode written = api.write("discussion", office.chat, "Привет, <@" + office.ivanov.id() + ">");
        long id = written.path("id").asLong();
        assertThat(written.path("content").asText()).isEqualTo("Привет, @ivanov");
        assertThat(written.path("entity_type").asText()).isEqualTo("discussion");
        assertThat(written.path("root_chat_id").asLong()).isEqualTo(office.chat);
        assertThat(written.path("user_id").asLong()).isEqualTo(office.bot.userId());
        assertThat(written.path("changed_at")).isEqualTo(written.path("created_at"));

        ObjectNode edit = Json.object();
        edit.putObject("message").put("content", "Правка");
        JsonNode edited = api.put("/messages/" + id, edit).data();
        assertThat(edited.path("content").asText()).isEqualTo("Правка");
        assertThat(edited.path("changed_at")).isNotEqualTo(edited.path("created_at"));

        assertThat(api.delete("/messages/" + id).status()).isEqualTo(204);
        assertThat(api.delete("/messages/" + id).status()).isEqualTo(404);
        JsonNode deleted = api.get("/messages/" + id).data();
        assertThat(deleted.path("content").asText()).isEmpty();
        assertThat(deleted.path("deleted_at").isNull()).isFalse();
        assertThat(api.get("/messages?chat_id=" + office.chat).data()).isEmpty();
        assertThat(office.pachca.message(id).deleted()).isTrue();
    }

    @Test
    void foreignMessageCannotBeEdited() {
        long id = office.ivan.writes(office.chat, "Не печатает");
        ObjectNode edit = Json.object();
        edit.putObject("message").put("content", "x");
        assertThat(api.put("/messages/" + id, edit).status()).isEqualTo(403);
        assertThat(api.delete("/messages/" + id).status()).isEqualTo(403);
    }

    @Test
    void entityTypesMeanWhatTheDocsSay() {
        long parent = office.ivan.writes(office.chat, "Вопрос");
        JsonNode thread = api.post("/messages/" + parent + "/thread").data();
        long threadId = thread.path("id").asLong();
        long threadChat = thread.path("chat_id").asLong();
        assertThat(threadChat).isGreaterThan(Integer.MAX_VALUE).isNotEqualTo(threadId);

        JsonNode byThread = api.write("thread", threadId, "по треду");
        JsonNode byChat = api.write("discussion", threadChat, "по чату треда");
        for (JsonNode message : new JsonNode[] {byThread, byChat}) {
            assertThat(message.path("entity_type").asText()).isEqualTo("thread");
            assertThat(message.path("entity_id").asLong()).isEqualTo(threadId);
            assertThat(message.path("chat_id").asLong()).isEqualTo(threadChat);
            assertThat(message.path("root_chat_id").asLong()).isEqualTo(office.chat);
            assertThat(message.path("thread").isNull()).isTrue();
        }
        assertThat(write("thread", threadChat).status()).isEqualTo(404);
        assertThat(write("discussion", office.ivanov.id()).status()).isEqualTo(404);
        assertThat(write("channel", office.chat).status()).isEqualTo(400);
        assertThat(write("User", office.ivanov.id()).status()).isEqualTo(201);
        assertThat(office.pachca.directChat(office.bot.userId(), office.ivanov.id()))
                .isPresent();
        assertThat(office.pachca.threadMessages(parent))
                .extracting(Message::content)
                .containsExactly("по треду", "по чату треда");
    }

    @Test
    void threadIsCreatedOnceAndNotInsideAThread() {
        long parent = office.ivan.writes(office.chat, "Вопрос");
        JsonNode first = api.post("/messages/" + parent + "/thread").data();
        JsonNode second = api.post("/messages/" + parent + "/thread").data();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(api.get("/threads/" + first.path("id").asLong()).data()).isEqualTo(first);
        assertThat(api.get("/threads").data().get(0)).isEqualTo(first);
        assertThat(api.get("/messages/" + parent).data().path("thread").path("id"))
                .isEqualTo(first.path("id"));

        long inside = office.olga.repliesInThread(parent, "Смотрю");
        Caller.Reply nested = api.post("/messages/" + inside + "/thread");
        assertThat(nested.status()).isEqualTo(400);
        assertThat(nested.errorCode()).isEqualTo("thread_message");
        office.ivan.deletes(parent);
        assertThat(api.post("/messages/" + parent + "/thread").status()).isEqualTo(404);
    }

    @Test
    void textIsLimitedInBytes() {
        assertThat(write("я".repeat(20_000)).status()).isEqualTo(201);
        Caller.Reply refused = write("я".repeat(20_000) + "!");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("too_long");
        assertThat(write("  ").status()).isEqualTo(422);
    }

    @Test
    void buttonsAreLimited() {
        assertThat(withButtons(1, 8, "data").status()).isEqualTo(201);
        assertThat(withButtons(1, 9, "data").status()).isEqualTo(422);
        assertThat(withButtons(32, 3, "data").status()).isEqualTo(201);
        assertThat(withButtons(33, 1, "data").status()).isEqualTo(422);
        assertThat(withButtons(26, 4, "data").status()).isEqualTo(422);
        assertThat(withButtons(1, 1, "neither").status()).isEqualTo(422);
    }

    @Test
    void listIsPagedByCursorInBothDirections() {
        for (int i = 1; i <= 5; i++) {
            office.ivan.writes(office.chat, "n" + i);
        }
        String path = "/messages?chat_id=" + office.chat + "&limit=2&cursor=";
        JsonNode first =
                api.get("/messages?chat_id=" + office.chat + "&limit=2").json();
        assertThat(first.findValuesAsText("content")).containsExactly("n5", "n4");
        JsonNode paginate = first.path("meta").path("paginate");
        assertThat(paginate.path("has_next").asBoolean()).isTrue();
        assertThat(paginate.path("has_prev").asBoolean()).isFalse();
        JsonNode second = api.get(path + paginate.path("next_page").asText()).json();
        assertThat(second.findValuesAsText("content")).containsExactly("n3", "n2");

        office.ivan.writes(office.chat, "n6");
        JsonNode newer = api.get(path + paginate.path("prev_page").asText()).json();
        assertThat(newer.findValuesAsText("content")).containsExactly("n6");
        assertThat(api.get("/messages?chat_id=" + office.chat + "&sort=id&order=asc&limit=1")
                        .json()
                        .findValuesAsText("content"))
                .containsExactly("n1");
        assertThat(api.get("/messages?chat_id=" + office.chat + "&limit=51").status())
                .isEqualTo(400);
        assertThat(api.get("/messages?chat_id=" + office.chat + "&cursor=zz").status())
                .isEqualTo(400);
    }

    @Test
    void closedChatIsForbiddenAndUnknownOneIsNotFound() {
        long closed = office.pachca.administrator().addChat("Без бота", office.ivanov.id());
        long open = office.pachca.administrator().addOpenChat("Открытый", office.ivanov.id());
        assertThat(write("discussion", closed).status()).isEqualTo(403);
        assertThat(write("discussion", open).status()).isEqualTo(403);
        assertThat(api.get("/messages?chat_id=" + closed).status()).isEqualTo(403);
        assertThat(api.get("/messages?chat_id=" + open).status()).isEqualTo(200);
        assertThat(api.get("/chats/1").status()).isEqualTo(404);
        office.pachca.administrator().archive(office.chat, true);
        assertThat(write("discussion", office.chat).status()).isEqualTo(403);
    }

    @Test
    void mentionedPeopleJoinTheThreadUnlessToldOtherwise() {
        User third = office.pachca.administrator().addPerson("sidorov", "Пётр", "Сидоров", null, "");
        long parent = office.ivan.writes(office.chat, "Вопрос");
        JsonNode thread = api.post("/messages/" + parent + "/thread").data();
        ObjectNode quiet = Json.object();
        quiet.putObject("message")
                .put("entity_type", "thread")
                .put("entity_id", thread.path("id").asLong())
                .put("content", "@sidorov посмотри")
                .put("skip_invite_mentions", true);
        api.post("/messages", quiet);
        long threadChat = thread.path("chat_id").asLong();
        assertThat(office.pachca.chat(threadChat).memberIds()).doesNotContain(third.id());
        api.write("thread", thread.path("id").asLong(), "@sidorov посмотри");
        assertThat(office.pachca.chat(threadChat).memberIds()).contains(third.id());
    }

    @Test
    void displayNameIsForBotsOnly() {
        String personal = office.pachca.administrator().addPersonalToken(office.ivanov.id(), "messages:create");
        ObjectNode body = Json.object();
        body.putObject("message")
                .put("entity_id", office.chat)
                .put("content", "x")
                .put("display_name", "Олег из Трекера");
        assertThat(api.post("/messages", body).data().path("display_name").asText())
                .isEqualTo("Олег из Трекера");
        assertThat(api.as(personal).post("/messages", body).status()).isEqualTo(403);
        long id = api.post("/messages", body).data().path("id").asLong();
        ObjectNode edit = Json.object();
        edit.putObject("message").put("display_name", "Анна из Трекера");
        assertThat(api.put("/messages/" + id, edit).data().path("display_name").asText())
                .isEqualTo("Анна из Трекера");
        assertThat(office.pachca.message(id).displayName()).isEqualTo("Анна из Трекера");
    }

    private Caller.Reply write(String content) {
        ObjectNode body = Json.object();
        body.putObject("message").put("entity_id", office.chat).put("content", content);
        return api.post("/messages", body);
    }

    private Caller.Reply write(String entityType, long entityId) {
        ObjectNode body = Json.object();
        body.putObject("message")
                .put("entity_type", entityType)
                .put("entity_id", entityId)
                .put("content", "x");
        return api.post("/messages", body);
    }

    private Caller.Reply withButtons(int rows, int perRow, String field) {
        ObjectNode body = Json.object();
        ObjectNode message =
                body.putObject("message").put("entity_id", office.chat).put("content", "x");
        ArrayNode all = message.putArray("buttons");
        for (int row = 0; row < rows; row++) {
            ArrayNode cells = all.addArray();
            for (int cell = 0; cell < perRow; cell++) {
                cells.addObject().put("text", "b").put(field, "take");
            }
        }
        return api.post("/messages", body);
    }
}

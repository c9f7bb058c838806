package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import deskbridge.emulator.SharedContracts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The emulator against the vendor's description and against recorded and documented payloads. */
final class TelegramContractTest {
    private final Town town = new Town();
    private Path samples = Path.of("");

    @BeforeEach
    void findSamples() {
        samples = SharedContracts.of("telegram");
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void everyUpdateFitsTheDescription() {
        BotApiTypes types = new BotApiTypes();
        int asked = ask();
        town.talk.writes("https://example.com @ivanov /new #тег");
        int own = town.talk.replies(asked, "ответ");
        town.talk.edits(own, "ответ исправлен");
        town.talk.presses(asked, "5");
        town.api
                .call("deleteMessage", "chat_id", town.ivan.id(), "message_id", asked)
                .result();
        town.talk.forgesPress(asked, "x");
        for (MediaKind kind : MediaKind.values()) {
            if (kind != MediaKind.STICKER && kind != MediaKind.VIDEO_NOTE && kind != MediaKind.ANIMATION) {
                town.talk.sends(new PhoneFile(kind, "файл.bin", Body.of("x")), "подпись");
            }
        }
        town.talk.sendsSticker("👍");
        town.talk.sendsLocation(55.75, 37.61);
        town.talk.sharesOwnContact();
        town.talk.sendsAlbum("два", PhoneFile.photo(Town.PIXEL), PhoneFile.photo(Town.PIXEL));
        town.talk.forwards(town.olga, "переслано");
        town.talk.forwardsHidden("Некто", "переслано");
        town.ivan.blocks(town.bot);
        town.ivan.unblocks(town.bot);
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        group.promotes(town.bot, true);
        group.adds(town.olga);
        group.becomesSupergroup();
        TelegramGroup forum = town.telegram.addForum("Форум", town.ivan);
        forum.adds(town.bot);
        int topic = forum.opensTopic("Тема");
        town.bot.readsAllGroupMessages(true);
        town.ivan.in(forum, topic).writes("в теме");
        forum.removes(town.bot);
        List<JsonNode> updates = town.drain();
        assertThat(updates).hasSizeGreaterThan(25);
        assertThat(updates)
                .allSatisfy(
                        update -> assertThat(types.mistakes(update, "Update")).isEmpty());
    }

    @Test
    void everyAnswerFitsTheDescription() {
        BotApiTypes types = new BotApiTypes();
        assertThat(types.mistakes(town.api.call("getMe").result(), "User")).isEmpty();
        assertThat(types.mistakes(town.api.call("getWebhookInfo").result(), "WebhookInfo"))
                .isEmpty();
        ObjectNode rich = town.text("<b>Заявка</b> <a href=\"https://example.com\">17</a>")
                .put("parse_mode", "HTML");
        rich.set("reply_markup", Town.inline("5", "five"));
        rich.set("link_preview_options", Json.object().put("is_disabled", true));
        assertThat(types.mistakes(town.api.call("sendMessage", rich).result(), "Message"))
                .isEmpty();
        assertThat(types.mistakes(
                        town.api.call("getChat", "chat_id", town.ivan.id()).result(), "ChatFullInfo"))
                .isEmpty();
        JsonNode member = town.api
                .call("getChatMember", "chat_id", town.ivan.id(), "user_id", town.bot.id())
                .result();
        assertThat(types.mistakes(member, "ChatMember")).isEmpty();
        town.talk.sends(PhoneFile.text("a.txt", "a"), "");
        JsonNode document = town.update().path("message").path("document");
        assertThat(types.mistakes(
                        town.api
                                .call(
                                        "getFile",
                                        "file_id",
                                        document.path("file_id").asText())
                                .result(),
                        "File"))
                .isEmpty();
    }

    @Test
    void documentedSamplesPassTheSameJudge() {
        BotApiTypes types = new BotApiTypes();
        for (Path file : SharedContracts.files(samples.resolve("updates"), ".json")) {
            List<String> mistakes = types.mistakes(SharedContracts.json(file), "Update").stream()
                    .filter(mistake -> !mistake.contains(".thumb ") && !mistake.contains("via_chat_folder"))
                    .toList();
            assertThat(mistakes).as(file.getFileName().toString()).isEmpty();
        }
    }

    @Test
    void updatesHaveTheShapesOfTheSamples() {
        town.ivan.renames("Ivan", null);
        town.ivan.username(null);
        town.talk.starts("tkt_8Fh2-Zq");
        assertThat(shape(town.update())).isEqualTo(sample("update.start.deep_link_payload.json"));
        JsonNode keys = Json.parse("{\"keyboard\":[[{\"text\":\"Номер\",\"request_contact\":true}]]}");
        town.api
                .call("sendMessage", town.text("Поделитесь номером").set("reply_markup", keys))
                .result();
        town.talk.pressesKey("Номер");
        assertThat(shape(town.update())).isEqualTo(sample("update.contact.own.json"));
        town.talk.sharesContactOf(town.olga);
        assertThat(shape(town.update())).isEqualTo(sample("update.contact.foreign.json"));
        int asked = ask();
        town.talk.presses(asked, "5");
        assertThat(shape(town.update())).isEqualTo(sample("update.callback_query.csat.json"));
        town.ivan.blocks(town.bot);
        town.drain();
        town.ivan.unblocks(town.bot);
        assertThat(shape(town.update())).isEqualTo(sample("update.my_chat_member.unblocked.json"));
        town.talk.forwards(town.talk, town.talk.sharesOwnContact());
        assertThat(shape(town.drain().getLast())).isEqualTo(sample("update.contact.own_forwarded.json"));
    }

    @Test
    void albumsEditsAndMigrationsHaveTheShapesOfTheSamples() {
        town.ivan.renames("Ivan", null);
        town.ivan.username(null);
        List<Integer> ids = town.talk.sendsAlbum(
                "Два снимка ошибки", PhoneFile.photo(Body.of("раз")), PhoneFile.photo(Body.of("два")));
        List<JsonNode> album = town.drain();
        JsonNode albumSample = samples("updates.album.two_photos.json");
        assertThat(shape(album.getFirst())).isEqualTo(shape(albumSample.path(0)));
        assertThat(shape(album.getLast())).isEqualTo(shape(albumSample.path(1)));
        town.talk.edits(ids.getFirst(), "Два снимка ошибки, исправлено");
        assertThat(shape(town.update())).isEqualTo(sample("update.edited_message.caption.json"));
        TelegramGroup group = town.telegram.addGroup("Поддержка", town.ivan);
        group.adds(town.bot);
        town.drain();
        group.becomesSupergroup();
        List<JsonNode> migration = town.drain();
        JsonNode migrationSample = samples("updates.group_migration.json");
        assertThat(shape(migration.getFirst())).isEqualTo(shape(migrationSample.path(0)));
        assertThat(shape(migration.getLast())).isEqualTo(shape(migrationSample.path(1)));
    }

    @Test
    void topicsHaveTheShapesOfTheSamples() {
        TelegramGroup forum = town.telegram.addForum("Testing", town.ivan);
        forum.adds(town.bot);
        town.bot.readsAllGroupMessages(true);
        int topic = forum.opensTopic("ghgjghj");
        int first = town.ivan.in(forum, topic).writes("aaaa");
        town.drain();
        town.ivan.in(forum, topic).writes("lòklò");
        assertThat(shape(town.update())).isEqualTo(recorded("message.forum_topic.json"));
        town.ivan.in(forum, topic).replies(first, "bbbb");
        assertThat(shape(town.update())).isEqualTo(recorded("message.forum_reply.json"));
        town.ivan.in(forum).writes("foo");
        assertThat(shape(town.update())).isEqualTo(recorded("message.forum_general_topic.json"));
    }

    @Test
    void refusalsAreThoseOfTheSamples() {
        assertRefused(
                "400.button_data_invalid",
                "sendMessage",
                town.text("а").set("reply_markup", Town.inline("x", "x".repeat(65))));
        assertRefused("400.chat_not_found", "sendMessage", town.text("а").put("chat_id", 1));
        assertRefused(
                "400.message_to_edit_not_found",
                "editMessageText",
                town.text("а").put("message_id", 999));
        assertRefused(
                "400.message_thread_not_found", "sendMessage", town.text("а").put("message_thread_id", 77));
        assertRefused("400.query_too_old", "answerCallbackQuery", Json.object().put("callback_query_id", "1"));
        assertRefused("404.method_not_found", "sendNothing", Json.object());
        int same = town.api.write(town.ivan.id(), "то же").path("message_id").asInt();
        assertRefused(
                "400.message_not_modified",
                "editMessageText",
                town.text("то же").put("message_id", same));
        town.talk.sends(PhoneFile.document("big", Body.of(new byte[(20 << 20) + 1])), "");
        String big =
                town.update().path("message").path("document").path("file_id").asText();
        assertRefused("400.file_is_too_big", "getFile", Json.object().put("file_id", big));
        TelegramGroup group = town.telegram.addGroup("Отдел", town.olga);
        group.adds(town.bot);
        assertRefused("403.cant_initiate", "sendMessage", town.text("а").put("chat_id", town.olga.id()));
        TelegramGroup big2 = town.telegram.addSupergroup("Отдел", town.ivan);
        big2.adds(town.bot);
        big2.removes(town.bot);
        assertRefused("403.kicked_group", "sendMessage", town.text("а").put("chat_id", big2.id()));
        town.ivan.blocks(town.bot);
        assertRefused("403.blocked", "sendMessage", town.text("а"));
        town.hook();
        assertRefused("409.webhook_active", "getUpdates", Json.object());
        town.bot.revokeToken();
        assertRefused("401.unauthorized", "getMe", Json.object());
    }

    @Test
    void retryAfterIsThatOfTheSample() {
        town.telegram.settings().rateLimits(true);
        for (int i = 0; i < 5; i++) {
            town.api.write(town.ivan.id(), "№ " + i);
        }
        town.time.advance(Duration.ofMillis(1));
        JsonNode refused = town.api.call("sendMessage", town.text("а")).json();
        JsonNode sample = SharedContracts.json(samples.resolve("responses").resolve("error.too_many_requests.json"));
        assertThat(shape(refused)).isEqualTo(shape(sample));
    }

    private void assertRefused(String name, String method, JsonNode parameters) {
        JsonNode sample = SharedContracts.json(samples.resolve("constructed").resolve("error." + name + ".json"));
        assertThat(town.api.call(method, (ObjectNode) parameters).json())
                .as(name)
                .isEqualTo(sample);
    }

    private int ask() {
        return town.api
                .call("sendMessage", town.text("Оцените").set("reply_markup", Town.inline("5", "five")))
                .result()
                .path("message_id")
                .asInt();
    }

    private Set<String> sample(String name) {
        return shape(samples(name));
    }

    private JsonNode samples(String name) {
        return SharedContracts.json(samples.resolve("constructed").resolve(name));
    }

    private Set<String> recorded(String name) {
        return shape(SharedContracts.json(samples.resolve("updates").resolve(name)));
    }

    /** The paths of all fields, array indexes left out. */
    private static Set<String> shape(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        collect(node, "", paths);
        // Bots have no last name and people need no username; whether one has is no question of shape.
        paths.removeIf(
                path -> path.endsWith(".last_name") || path.endsWith(".username") || path.endsWith(".is_premium"));
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        node.properties().forEach(field -> {
            paths.add(path + "." + field.getKey());
            collect(field.getValue(), path + "." + field.getKey(), paths);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, path, paths));
        }
    }
}

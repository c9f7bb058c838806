package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.Set;

/** The methods about the bot itself and its files. Source: Telegram facts §9 and §10. */
final class BotMethods {
    private static final int BIGGEST_DOWNLOAD = 20 << 20;
    private static final int MOST_COMMANDS = 100;
    private static final Set<String> SCOPES = Set.of(
            "default",
            "all_private_chats",
            "all_group_chats",
            "all_chat_administrators",
            "chat",
            "chat_administrators",
            "chat_member");

    private final Realm realm;
    private final Files files;
    private final Recipients recipients;
    private final Wire wire;

    BotMethods(Realm realm, Files files, Recipients recipients, Wire wire) {
        this.realm = realm;
        this.files = files;
        this.recipients = recipients;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.add("getMe", this::getMe);
        api.add("setMyCommands", this::setMyCommands);
        api.add("getMyCommands", this::getMyCommands);
        api.add("deleteMyCommands", this::deleteMyCommands);
        api.add("getFile", this::getFile);
        api.add("logOut", this::leaveServer);
        api.add("close", this::leaveServer);
    }

    private Reply getMe(Request request) {
        ObjectNode me = wire.user(request.bot().id);
        return Reply.of(me.put("can_join_groups", true)
                .put("can_read_all_group_messages", request.bot().readsEverything)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false));
    }

    private Reply setMyCommands(Request request) {
        JsonNode commands = request.json("commands");
        if (commands.isMissingNode()) {
            throw Refusal.badRequest("can't parse commands JSON object");
        }
        if (!commands.isArray()) {
            throw Refusal.badRequest("expected an Array of BotCommand");
        }
        if (commands.size() > MOST_COMMANDS) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        ArrayNode kept = Json.array();
        for (JsonNode command : commands) {
            kept.add(command(command));
        }
        request.bot().commands.put(scope(request), kept);
        realm.touch("commands:" + request.bot().id);
        return Reply.yes();
    }

    private static ObjectNode command(JsonNode node) {
        String prefix = "can't parse BotCommand: ";
        if (!node.isObject()) {
            throw Refusal.badRequest(prefix + "expected an Object");
        }
        for (String field : new String[] {"command", "description"}) {
            if (!node.path(field).isTextual()) {
                throw Refusal.badRequest(prefix + "Can't find field \"" + field + "\"");
            }
        }
        String name = node.path("command").asText();
        name = name.startsWith("/") ? name.substring(1) : name;
        if (!name.matches("[a-z0-9_]{1,32}")) {
            throw Refusal.badRequest("BOT_COMMAND_INVALID");
        }
        String description = node.path("description").asText().strip();
        int length = description.codePointCount(0, description.length());
        if (length < 1 || length > 256) {
            throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return Json.object().put("command", name).put("description", description);
    }

    private Reply getMyCommands(Request request) {
        return Reply.of(request.bot().commands.getOrDefault(scope(request), Json.array()));
    }

    private Reply deleteMyCommands(Request request) {
        request.bot().commands.remove(scope(request));
        realm.touch("commands:" + request.bot().id);
        return Reply.yes();
    }

    private String scope(Request request) {
        String language = request.text("language_code");
        if (!language.isEmpty() && !language.matches("[a-z]{2}")) {
            throw Refusal.badRequest("LANG_CODE_INVALID");
        }
        if (request.text("scope").isEmpty()) {
            return "default " + language;
        }
        JsonNode scope = request.json("scope");
        if (!scope.isObject()) {
            throw Refusal.badRequest(
                    scope.isMissingNode()
                            ? "can't parse BotCommandScope JSON object"
                            : "BotCommandScope must be an Object");
        }
        String type = scope.path("type").asText("");
        if (!SCOPES.contains(type)) {
            throw Refusal.badRequest("can't parse BotCommandScope: "
                    + (type.isEmpty() ? "Can't find field \"type\"" : "Unsupported type specified"));
        }
        if (type.startsWith("chat")) {
            Room room = recipients.readable(request.bot(), scope.path("chat_id").asText(""));
            return type + " " + room.id + " " + scope.path("user_id").asText("") + " " + language;
        }
        return type + " " + language;
    }

    private Reply getFile(Request request) {
        String fileId = request.text("file_id");
        if (fileId.isEmpty()) {
            throw Refusal.badRequest("file_id not specified");
        }
        StoredFile file = files.find(request.bot().id, fileId)
                .orElseThrow(() -> Refusal.badRequest(
                        fileId.matches("[A-Za-z0-9_-]{16,}")
                                ? "wrong file_id or the file is temporarily unavailable"
                                : "invalid file_id"));
        if (file.content().size() > BIGGEST_DOWNLOAD) {
            throw Refusal.badRequest("file is too big");
        }
        ObjectNode node = wire.file(file, request.bot().id);
        return Reply.of(node.put("file_path", files.link(request.bot().id, file)));
    }

    /** Both are for moving between servers; a bot that stays has no use for them. */
    private Reply leaveServer(Request request) {
        throw Refusal.badRequest("the emulator knows one server only; " + request.method() + " makes no sense here");
    }
}

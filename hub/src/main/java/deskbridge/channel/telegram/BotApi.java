package deskbridge.channel.telegram;

import deskbridge.channel.telegram.SendJson.Media;
import deskbridge.connector.SendContext;
import deskbridge.json.Codecs;
import deskbridge.rest.Download;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.Part;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestRequest;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Telegram's Bot API, one method for each call. All methods block. */
final class BotApi {

    /** What we want to hear of (facts: telegram §2). */
    static final String WANTED = "[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]";

    private static final int MOST_UPDATES = 100;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);

    /** Beyond the time that a poll is held on purpose. */
    private static final Duration ANSWERING = Duration.ofSeconds(15);

    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(10);

    private static final JsonType<AnswerJson> ANSWER = WireJson.of(AnswerJson.class);
    private static final JsonType<MessageJson> MESSAGE = WireJson.of(MessageJson.class);
    private static final JsonType<UserJson> USER = WireJson.of(UserJson.class);
    private static final JsonType<HookNowJson> HOOK = WireJson.of(HookNowJson.class);
    private static final JsonType<FileFoundJson> FILE = WireJson.of(FileFoundJson.class);
    private static final JsonType<SendJson> SEND = WireJson.of(SendJson.class);
    private static final JsonType<CommandJson> COMMANDS = WireJson.of(CommandJson.class);

    private final Roots roots;
    private final Failures failures;

    BotApi(Roots roots, Failures failures) {
        this.roots = roots;
        this.failures = failures;
    }

    UserJson me() throws CallFailed {
        return read(USER, RestRequest.get("getMe"));
    }

    /**
     * Waits for updates, each still as it was written.
     *
     * @param offset confirms all before it; null confirms nothing
     * @param wait how long to wait when there are none, at most 50 seconds
     */
    List<String> updates(@Nullable Long offset, Duration wait) throws CallFailed {
        var held = wait.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wait;
        var request = RestRequest.post("getUpdates")
                .query("limit", MOST_UPDATES)
                .query("timeout", held.toSeconds())
                .query("allowed_updates", WANTED)
                .callTimeout(held.plus(ANSWERING));
        var answer = call(offset == null ? request : request.query("offset", offset), true);
        try {
            return WireJson.elements(answer.result());
        } catch (JsonException e) {
            throw failures.unusable(request.toString(), answer.raw(), true);
        }
    }

    void hook(URI url, String secret) throws CallFailed {
        call(
                RestRequest.post("setWebhook")
                        .query("url", url)
                        .query("secret_token", secret)
                        .query("allowed_updates", WANTED),
                true);
    }

    HookNowJson hookNow() throws CallFailed {
        return read(HOOK, RestRequest.get("getWebhookInfo"));
    }

    /** Ends the webhook; what waits is kept for polling. */
    void unhook() throws CallFailed {
        call(RestRequest.post("deleteWebhook").query("drop_pending_updates", false), true);
    }

    void commands(CommandJson commands) throws CallFailed {
        call(RestRequest.post("setMyCommands").json(COMMANDS.toJson(commands)), true);
    }

    /** Stops the little clock on a pressed button. */
    void answerPress(String id) throws CallFailed {
        call(RestRequest.post("answerCallbackQuery").query("callback_query_id", id), true);
    }

    /** Writes a message. Not harmless to repeat. */
    MessageJson send(SendJson message, SendContext context) throws CallFailed {
        return written(RestRequest.post("sendMessage").json(SEND.toJson(message)), context);
    }

    /** Writes a message with one file. Not harmless to repeat. */
    MessageJson sendFile(FileKind kind, SendJson message, Part file, SendContext context) throws CallFailed {
        var form = new ArrayList<>(Forms.fields(message));
        form.add(file);
        return written(RestRequest.post(kind.method()).multipart(form).callTimeout(UPLOAD_LIMIT), context);
    }

    /** Writes a message of several files. Not harmless to repeat. */
    List<MessageJson> sendAlbum(SendJson message, List<Media> media, List<Part> files, SendContext context)
            throws CallFailed {
        var form = new ArrayList<>(Forms.fields(message));
        form.add(Forms.media(media));
        form.addAll(files);
        var request = RestRequest.post("sendMediaGroup").multipart(form).callTimeout(UPLOAD_LIMIT);
        var answer = write(request, false, context);
        try {
            var written = new ArrayList<MessageJson>();
            for (String element : WireJson.elements(answer.result())) {
                written.add(Codecs.read(MESSAGE, element));
            }
            return written;
        } catch (JsonException e) {
            throw failures.unusable(request.toString(), answer.raw(), false);
        }
    }

    void rewriteText(SendJson message, SendContext context) throws CallFailed {
        write(RestRequest.post("editMessageText").json(SEND.toJson(message)), true, context);
    }

    void rewriteCaption(SendJson message, SendContext context) throws CallFailed {
        write(RestRequest.post("editMessageCaption").json(SEND.toJson(message)), true, context);
    }

    void remove(long chat, long message, SendContext context) throws CallFailed {
        var request = RestRequest.post("deleteMessage").query("chat_id", chat).query("message_id", message);
        write(request, true, context);
    }

    FileFoundJson file(String id) throws CallFailed {
        return read(FILE, RestRequest.post("getFile").query("file_id", id));
    }

    /** @param path segments of the file's path, none of them empty */
    Download download(List<String> path, long maxBytes) throws CallFailed {
        var template =
                String.join("/", path.stream().map(segment -> "{segment}").toList());
        var request = RestRequest.get(template, path.toArray()).callTimeout(UPLOAD_LIMIT);
        try {
            return roots.download(request, maxBytes);
        } catch (NoAnswerException e) {
            throw failures.noAnswer(e, true);
        }
    }

    /** The reason why a download was refused. */
    CallFailed refused(RestAnswer answer) {
        return failures.answered("GET file", answer, true);
    }

    private MessageJson written(RestRequest request, SendContext context) throws CallFailed {
        return parsed(MESSAGE, request, write(request, false, context), false);
    }

    /** What changes anything in a chat is announced first: nobody can look there later what became of it. */
    private Result write(RestRequest request, boolean repeatable, SendContext context) throws CallFailed {
        context.aboutToCall();
        return call(request, repeatable);
    }

    private <T> T read(JsonType<T> type, RestRequest request) throws CallFailed {
        return parsed(type, request, call(request, true), true);
    }

    private <T> T parsed(JsonType<T> type, RestRequest request, Result answer, boolean repeatable) throws CallFailed {
        try {
            return Codecs.read(type, answer.result());
        } catch (JsonException e) {
            throw failures.unusable(request.toString(), answer.raw(), repeatable);
        }
    }

    /** A success: its result, still JSON. */
    private record Result(RestAnswer raw, String result) {}

    private Result call(RestRequest request, boolean repeatable) throws CallFailed {
        RestAnswer answer;
        try {
            answer = roots.call(request, repeatable);
        } catch (NoAnswerException e) {
            throw failures.noAnswer(e, repeatable);
        }
        if (!answer.isSuccess()) {
            throw failures.answered(request.toString(), answer, repeatable);
        }
        if (answer.looksLikeJson()) {
            try {
                var said = Codecs.read(ANSWER, answer.body());
                if (said.ok() && said.result() != null) {
                    return new Result(answer, said.result());
                }
            } catch (JsonException e) {
                // Cut short: told below.
            }
        }
        throw failures.unusable(request.toString(), answer, repeatable);
    }

    /** How structured values travel in a form: as JSON (facts: telegram §1). */
    private static final class Forms {

        private static final JsonType<KeyboardJson> KEYBOARD = WireJson.of(KeyboardJson.class);
        private static final JsonType<SendJson.Reply> REPLY = WireJson.of(SendJson.Reply.class);
        private static final JsonType<List<EntityJson>> MARKS =
                WireJson.of(EntityJson.class).list();
        private static final JsonType<List<Media>> MEDIA =
                WireJson.of(Media.class).list();

        static List<Part> fields(SendJson message) {
            var fields = new ArrayList<Part>();
            fields.add(Part.text("chat_id", Long.toString(message.chatId())));
            if (message.messageThreadId() != null) {
                fields.add(Part.text("message_thread_id", Long.toString(message.messageThreadId())));
            }
            if (message.caption() != null) {
                fields.add(Part.text("caption", message.caption()));
            }
            if (message.captionEntities() != null) {
                fields.add(Part.text("caption_entities", MARKS.toJson(message.captionEntities())));
            }
            if (message.replyParameters() != null) {
                fields.add(Part.text("reply_parameters", REPLY.toJson(message.replyParameters())));
            }
            if (message.replyMarkup() != null) {
                fields.add(Part.text("reply_markup", KEYBOARD.toJson(message.replyMarkup())));
            }
            return fields;
        }

        static Part media(List<Media> media) {
            return Part.text("media", MEDIA.toJson(media));
        }
    }
}

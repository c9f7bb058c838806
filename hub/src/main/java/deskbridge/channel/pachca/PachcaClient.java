package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Budget.Shared;
import deskbridge.connector.Setback;
import deskbridge.json.Codecs;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.Part;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestRequest;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pachca's API, one method for each call; every call keeps its limit. All methods block. */
final class PachcaClient {

    private static final int PAGE = 50;
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(10);

    private static final JsonType<MessageJson.One> MESSAGE = WireJson.of(MessageJson.One.class);
    private static final JsonType<MessageJson.Page> MESSAGES = WireJson.of(MessageJson.Page.class);
    private static final JsonType<ThreadJson.One> THREAD = WireJson.of(ThreadJson.One.class);
    private static final JsonType<ThreadJson.Page> THREADS = WireJson.of(ThreadJson.Page.class);
    private static final JsonType<UserJson.One> USER = WireJson.of(UserJson.One.class);
    private static final JsonType<UserJson.Page> USERS = WireJson.of(UserJson.Page.class);
    private static final JsonType<ChatJson.One> CHAT = WireJson.of(ChatJson.One.class);
    private static final JsonType<ChatJson.Page> CHATS = WireJson.of(ChatJson.Page.class);
    private static final JsonType<HistoryJson> HISTORY = WireJson.of(HistoryJson.class);
    private static final JsonType<TokenJson.One> TOKEN = WireJson.of(TokenJson.One.class);
    private static final JsonType<UploadJson> UPLOAD = WireJson.of(UploadJson.class);
    private static final JsonType<PostJson> POST = WireJson.of(PostJson.class);
    private static final JsonType<ViewJson> VIEW = WireJson.of(ViewJson.class);

    private final RestClient rest;
    private final Pace pace;
    private final Failures failures;
    private final Shared reading;

    PachcaClient(RestClient rest, Pace pace, Failures failures) {
        this(rest, pace, failures, Shared.READING);
    }

    private PachcaClient(RestClient rest, Pace pace, Failures failures, Shared reading) {
        this.rest = rest;
        this.pace = pace;
        this.failures = failures;
        this.reading = reading;
    }

    /** The same, for reading what has time. */
    PachcaClient unhurried() {
        return new PachcaClient(rest, pace, failures, Shared.REREADING);
    }

    TokenJson token() throws CallFailed {
        return read(TOKEN, Shared.OTHER, RestRequest.get("oauth/token/info")).data();
    }

    UserJson profile() throws CallFailed {
        return read(USER, Shared.OTHER, RestRequest.get("profile")).data();
    }

    /** @return empty when there is no such user */
    Optional<UserJson> user(long id) throws CallFailed {
        return found(() ->
                read(USER, Shared.OTHER, RestRequest.get("users/{id}", id)).data());
    }

    /** Users whose name, address, phone or nickname resembles the query: compare exactly yourself. */
    List<UserJson> users(String query) throws CallFailed {
        var request = RestRequest.get("users").query("query", query).query("limit", PAGE);
        return read(USERS, Shared.OTHER, request).data();
    }

    /** @return empty when there is none; a deleted one is still there, with nothing in it */
    Optional<MessageJson> message(long id) throws CallFailed {
        return found(() ->
                read(MESSAGE, reading, RestRequest.get("messages/{id}", id)).data());
    }

    /** A page of a chat's messages, also of a thread's own chat, newest first. */
    MessageJson.Page messages(long chatId, @Nullable String cursor) throws CallFailed {
        var request = RestRequest.get("messages")
                .query("chat_id", chatId)
                .query("sort", "id")
                .query("order", "desc");
        return read(MESSAGES, reading, paged(request, cursor));
    }

    Optional<ChatJson> chat(long id) throws CallFailed {
        return found(() ->
                read(CHAT, Shared.OTHER, RestRequest.get("chats/{id}", id)).data());
    }

    /** A page of the bot's chats in which something was written since. */
    ChatJson.Page chats(Instant since, @Nullable String cursor) throws CallFailed {
        var request = RestRequest.get("chats").query("last_message_at_after", Times.write(since));
        return read(CHATS, Shared.OTHER, paged(request, cursor));
    }

    /** A page of the bot's direct chats. */
    ChatJson.Page directChats(@Nullable String cursor) throws CallFailed {
        return read(CHATS, Shared.OTHER, paged(RestRequest.get("chats").query("personal", true), cursor));
    }

    Optional<ThreadJson> thread(long id) throws CallFailed {
        return found(() ->
                read(THREAD, Shared.OTHER, RestRequest.get("threads/{id}", id)).data());
    }

    /** A page of the threads in which something was written since. */
    ThreadJson.Page threads(Instant since, @Nullable String cursor) throws CallFailed {
        var request = RestRequest.get("threads").query("last_message_at_after", Times.write(since));
        return read(THREADS, Shared.OTHER, paged(request, cursor));
    }

    /** The thread of a message: made when there is none yet, so calling again is harmless. */
    ThreadJson openThread(long messageId) throws CallFailed {
        var request = RestRequest.post("messages/{id}/thread", messageId);
        return read(THREAD, Shared.OTHER, request).data();
    }

    HistoryJson history(@Nullable String cursor) throws CallFailed {
        return read(HISTORY, Shared.HISTORY, paged(RestRequest.get("webhooks/events"), cursor));
    }

    /** Writes a message. Not harmless to repeat. */
    MessageJson post(PostJson message, Budget budget) throws CallFailed {
        var request = RestRequest.post("messages").json(POST.toJson(message));
        return parsed(MESSAGE, request, call(budget, request, false), false).data();
    }

    MessageJson rewrite(long id, PostJson message, Budget budget) throws CallFailed {
        var request = RestRequest.put("messages/{id}", id).json(POST.toJson(message));
        return read(MESSAGE, budget, request).data();
    }

    /** Removes a message; one that is gone already is fine. */
    void remove(long id, Budget budget) throws CallFailed {
        try {
            call(budget, RestRequest.delete("messages/{id}", id), true);
        } catch (CallFailed e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    /** Opens a dialog; the press it answers serves once and for three seconds. */
    void openView(ViewJson view) throws CallFailed {
        call(Shared.OTHER, RestRequest.post("views/open").json(VIEW.toJson(view)), false);
    }

    UploadJson permitUpload() throws CallFailed {
        return read(UPLOAD, Shared.OTHER, RestRequest.post("uploads"));
    }

    /** Brings a file to the storage, which must not see our token (Pachca docs, file uploads). */
    void store(String url, List<Part> form) throws CallFailed {
        var request = RestRequest.absolute("POST", url)
                .withoutAuthorization()
                .callTimeout(UPLOAD_LIMIT)
                .multipart(form);
        RestAnswer answer = call(new Budget.Unlimited(), request, true);
        // A storage says nothing or speaks XML: a page comes from something in between, and the file went nowhere.
        if (answer.looksLikePage()) {
            throw failures.unusable(request.toString(), answer, true);
        }
    }

    private static RestRequest paged(RestRequest request, @Nullable String cursor) {
        var limited = request.query("limit", PAGE);
        return cursor == null ? limited : limited.query("cursor", cursor);
    }

    private <T> T read(JsonType<T> type, Budget budget, RestRequest request) throws CallFailed {
        return parsed(type, request, call(budget, request, true), true);
    }

    private <T> T parsed(JsonType<T> type, RestRequest request, RestAnswer answer, boolean repeatable)
            throws CallFailed {
        if (!answer.looksLikeJson()) {
            throw failures.unusable(request.toString(), answer, repeatable);
        }
        try {
            return Codecs.read(type, answer.body());
        } catch (JsonException e) {
            throw failures.unusable(request.toString(), answer, repeatable);
        }
    }

    private RestAnswer call(Budget budget, RestRequest request, boolean repeatable) throws CallFailed {
        var wait = pace.take(budget);
        if (!wait.isZero()) {
            throw failures.held(wait);
        }
        RestAnswer answer;
        try {
            answer = rest.call(request);
        } catch (NoAnswerException e) {
            throw failures.noAnswer(e, repeatable);
        }
        if (answer.isSuccess()) {
            return answer;
        }
        var failed = failures.answered(request.toString(), answer, repeatable);
        if (failed.kind() == Setback.LIMITED) {
            pace.pause(budget, failed.waiting());
        }
        throw failed;
    }

    private interface Reading<T> {
        T read() throws CallFailed;
    }

    private static <T> Optional<T> found(Reading<T> reading) throws CallFailed {
        try {
            return Optional.of(reading.read());
        } catch (CallFailed e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

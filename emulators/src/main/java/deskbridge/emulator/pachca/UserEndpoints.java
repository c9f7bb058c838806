package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Optional;

/** Profile, token info, users, search and tags (Pachca docs, users and profile). */
final class UserEndpoints {
    private final Workspace workspace;
    private final Wire wire;

    UserEndpoints(Workspace workspace, Wire wire) {
        this.workspace = workspace;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.route("GET", "/profile", "profile:read", request -> user(request, request.actor()));
        api.route("GET", "/oauth/token/info", "", this::tokenInfo);
        api.route("GET", "/users", "users:read", this::list);
        api.route("GET", "/users/*", "users:read", request -> user(request, workspace.user(request.id(0))));
        api.route("GET", "/search/users", "search:users", this::search);
        api.route("GET", "/group_tags", "group_tags:read", this::tags);
        api.route(
                "GET",
                "/group_tags/*",
                "group_tags:read",
                request -> MessageEndpoints.data(200, Wire.tag(tag(request))));
        api.route("GET", "/group_tags/*/users", "group_tags:read", this::tagUsers);
    }

    private Answer user(Request request, User user) {
        return MessageEndpoints.data(200, wire.user(user, request.actor()));
    }

    private Answer tokenInfo(Request request) {
        Token token = request.token();
        ObjectNode json = Json.object()
                .put("id", token.id())
                .put("token", token.masked())
                .put("name", token.name())
                .put("user_id", token.userId());
        token.scopes().stream().sorted().forEach(json.putArray("scopes")::add);
        json.put("created_at", Wire.time(token.createdAt()))
                .putNull("revoked_at")
                .putNull("expires_in")
                .put("last_used_at", Wire.time(workspace.now()));
        return MessageEndpoints.data(200, json);
    }

    private Answer list(Request request) {
        Optional<String> phrase = request.call().query("query").filter(text -> !text.isBlank());
        if (phrase.isPresent()) {
            return request.page(50)
                    .search(found(request, phrase.get()), User::id, user -> wire.user(user, request.actor()));
        }
        List<User> all = List.copyOf(workspace.users.values());
        return request.page(50).of(all, User::id, false, user -> wire.user(user, request.actor()));
    }

    private Answer search(Request request) {
        List<User> found = found(request, request.call().query("query").orElse(""));
        return request.page(200).search(found, User::id, user -> wire.user(user, request.actor()));
    }

    private List<User> found(Request request, String phrase) {
        return workspace.search(phrase, wire.hidesPersonalDataFrom(request.actor()));
    }

    private Answer tags(Request request) {
        List<String> names = request.call().query().getOrDefault("names[]", List.of());
        List<Tag> tags = workspace.tags.values().stream()
                .filter(tag -> names.isEmpty() || names.contains(tag.name()))
                .toList();
        return request.page(50).of(tags, Tag::id, false, Wire::tag);
    }

    private Answer tagUsers(Request request) {
        List<User> users =
                tag(request).memberIds().stream().map(workspace::user).toList();
        return request.page(50).of(users, User::id, false, user -> wire.user(user, request.actor()));
    }

    private Tag tag(Request request) {
        Tag tag = workspace.tags.get(request.id(0));
        if (tag == null) {
            throw Refusal.notFound("id");
        }
        return tag;
    }
}

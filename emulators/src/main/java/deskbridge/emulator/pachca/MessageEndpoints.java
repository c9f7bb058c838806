package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Messages, their reactions, pins and readers (Pachca docs, messages and threads). */
final class MessageEndpoints {
    private final Workspace workspace;
    private final Messaging messaging;
    private final Drafts drafts;
    private final Wire wire;

    MessageEndpoints(Workspace workspace, Messaging messaging, Drafts drafts, Wire wire) {
        this.workspace = workspace;
        this.messaging = messaging;
        this.drafts = drafts;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.route("POST", "/messages", "messages:create", this::create);
        api.route("GET", "/messages", "messages:read", this::list);
        api.route("GET", "/messages/*", "messages:read", request -> data(200, visible(request)));
        api.route("PUT", "/messages/*", "messages:update", this::update);
        api.route("DELETE", "/messages/*", "messages:delete", this::delete);
        api.route("POST", "/messages/*/pin", "pins:write", request -> pin(request, true));
        api.route("DELETE", "/messages/*/pin", "pins:write", request -> pin(request, false));
        api.route("POST", "/messages/*/reactions", "reactions:write", this::react);
        api.route("DELETE", "/messages/*/reactions", "reactions:write", this::unreact);
        api.route("GET", "/messages/*/reactions", "reactions:read", this::reactions);
        api.route("GET", "/messages/*/read_member_ids", "messages:read", this::readers);
    }

    private Answer create(Request request) {
        Fields body = request.body();
        body.flag("link_preview");
        Fields message = body.object("message");
        String type = message.optionalText("entity_type").orElse("discussion").toLowerCase(Locale.ROOT);
        if (!Set.of("discussion", "thread", "user").contains(type)) {
            throw Refusal.api(400, message.key("entity_type"), type, "invalid", "unknown entity type");
        }
        long id = message.number("entity_id");
        Draft draft = drafts.create(message, request.actor());
        return data(201, messaging.write(request.actor(), target(request.actor(), type, id), draft));
    }

    private Room target(User author, String type, long id) {
        return switch (type) {
            case "thread" -> {
                Topic topic = workspace.topics.get(id);
                if (topic == null) {
                    throw Refusal.notFound("message.entity_id");
                }
                yield topic.room;
            }
            case "user" -> {
                User user = workspace.users.get(id);
                if (user == null) {
                    throw Refusal.notFound("message.entity_id");
                }
                yield messaging.direct(author, user);
            }
            default -> {
                Room room = workspace.rooms.get(id);
                if (room == null) {
                    throw Refusal.notFound("message.entity_id");
                }
                yield room;
            }
        };
    }

    private Answer list(Request request) {
        Room room = workspace.room(request.requiredNumber("chat_id"));
        requireVisible(request, room);
        String legacy = request.call().query("sort[id]").orElse("desc");
        String order = request.call().query("order").orElse(legacy).toLowerCase(Locale.ROOT);
        if (!Set.of("asc", "desc").contains(order)) {
            throw Refusal.invalid("order", "asc or desc");
        }
        if (!request.call().query("sort").orElse("id").equals("id")) {
            throw Refusal.invalid("sort", "only id");
        }
        List<Post> posts =
                room.posts.stream().filter(post -> post.deletedAt == null).toList();
        return request.page(50).of(posts, post -> post.id, order.equals("desc"), wire::message);
    }

    private Answer update(Request request) {
        Post post = visible(request);
        Fields message = request.body().object("message");
        for (String field : List.of("display_name", "display_avatar_url")) {
            if (message.has(field) && !request.actor().bot()) {
                throw Refusal.api(403, message.key(field), "forbidden", "only for bots");
            }
        }
        if (post.authorId == request.actor().id() && message.has("display_name")) {
            post.displayName = message.text("display_name");
        }
        if (post.authorId == request.actor().id() && message.has("display_avatar_url")) {
            post.displayAvatarUrl = message.text("display_avatar_url");
        }
        messaging.edit(
                request.actor(),
                post,
                message.has("content") ? drafts.content(message) : null,
                message.has("files") ? drafts.files(message, false) : null,
                message.has("buttons") ? drafts.buttons(message) : null);
        return data(200, post);
    }

    private Answer delete(Request request) {
        messaging.delete(request.actor(), visible(request));
        return Answer.empty(204);
    }

    private Answer pin(Request request, boolean pinned) {
        messaging.pin(request.actor(), visible(request), pinned);
        return Answer.empty(204);
    }

    private Answer react(Request request) {
        Post post = visible(request);
        Fields body = request.body();
        String code = body.text("code");
        String name = body.optionalText("name").orElse(code);
        return Answer.json(201, Wire.reaction(messaging.react(request.actor(), post, code, name)));
    }

    private Answer unreact(Request request) {
        String code = request.call().query("code").orElseThrow(() -> Refusal.blank("code"));
        messaging.unreact(request.actor(), visible(request), code);
        return Answer.empty(204);
    }

    private Answer reactions(Request request) {
        List<Reaction> reactions = visible(request).reactions;
        return request.page(50).of(reactions, reactions::indexOf, false, Wire::reaction);
    }

    private Answer readers(Request request) {
        Post post = visible(request);
        List<Long> readers = post.room.readers(post);
        return request.page(300).<Long>of(readers, Long::longValue, false, LongNode::valueOf);
    }

    private Post visible(Request request) {
        Post post = workspace.post(request.id(0));
        requireVisible(request, post.room);
        return post;
    }

    private static void requireVisible(Request request, Room room) {
        if (!room.visible(request.actor().id())) {
            throw Refusal.forbidden("chat_id");
        }
    }

    private Answer data(int status, Post post) {
        return data(status, wire.message(post));
    }

    static Answer data(int status, JsonNode node) {
        ObjectNode body = Json.object();
        body.set("data", node);
        return Answer.json(status, body);
    }
}

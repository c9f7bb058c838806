package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chats and their members (Pachca docs, chats). */
final class ChatEndpoints {
    private final Workspace workspace;
    private final Messaging messaging;
    private final Wire wire;

    ChatEndpoints(Workspace workspace, Messaging messaging, Wire wire) {
        this.workspace = workspace;
        this.messaging = messaging;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.route("GET", "/chats", "chats:read", this::list);
        api.route("GET", "/chats/*", "chats:read", this::get);
        api.route("PUT", "/chats/*/archive", "chats:archive", request -> archive(request, true));
        api.route("PUT", "/chats/*/unarchive", "chats:archive", request -> archive(request, false));
        api.route("GET", "/chats/*/members", "chat_members:read", this::members);
        api.route("POST", "/chats/*/members", "chat_members:write", this::addMembers);
        api.route("DELETE", "/chats/*/members/*", "chat_members:write", this::removeMember);
        api.route("DELETE", "/chats/*/leave", "chats:leave", this::leave);
    }

    private Answer list(Request request) {
        long reader = request.actor().id();
        boolean open = request.call().query("availability").orElse("is_member").equals("public");
        boolean archived = request.call().query("archived").orElse("false").equals("true");
        Optional<String> personal = request.call().query("personal");
        Optional<Instant> after = ThreadEndpoints.time(request, "last_message_at_after");
        Optional<Instant> before = ThreadEndpoints.time(request, "last_message_at_before");
        List<Room> rooms = workspace.rooms.values().stream()
                .filter(room -> room.topic == null)
                .filter(room -> open ? room.open : room.members.contains(reader))
                .filter(room -> archived || !room.archived)
                .filter(room -> personal.isEmpty() || personal.get().equals(Boolean.toString(room.personal)))
                .filter(room -> after.isEmpty() || !room.lastMessageAt.isBefore(after.get()))
                .filter(room -> before.isEmpty() || !room.lastMessageAt.isAfter(before.get()))
                .toList();
        return request.page(50).of(rooms, room -> room.id, true, wire::chat);
    }

    private Answer get(Request request) {
        return MessageEndpoints.data(200, wire.chat(visible(request)));
    }

    private Answer archive(Request request, boolean archived) {
        Room room = joined(request);
        room.archived = archived;
        workspace.touch("chat:" + room.id);
        return Answer.empty(204);
    }

    private Answer members(Request request) {
        Room room = visible(request);
        String role = request.call().query("role").orElse("all");
        List<User> users = room.members.stream()
                .filter(id -> role.equals("all") || (role.equals("owner") && id == room.ownerId))
                .map(workspace::user)
                .toList();
        return request.page(50).of(users, User::id, false, user -> wire.user(user, request.actor()));
    }

    private Answer addMembers(Request request) {
        Room room = joined(request);
        if (room.personal) {
            throw Refusal.rule("chat_id", "personal_chat", "not in a direct chat");
        }
        Fields body = request.body();
        body.flag("silent");
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : body.array("member_ids")) {
            if (!id.isIntegralNumber()) {
                throw Refusal.invalid("member_ids", "not an integer");
            }
            ids.add(id.longValue());
        }
        if (ids.isEmpty()) {
            throw Refusal.blank("member_ids");
        }
        messaging.addMembers(room, ids);
        return Answer.empty(204);
    }

    private Answer removeMember(Request request) {
        messaging.removeMember(joined(request), request.id(1));
        return Answer.empty(204);
    }

    private Answer leave(Request request) {
        messaging.removeMember(joined(request), request.actor().id());
        return Answer.empty(204);
    }

    private Room visible(Request request) {
        Room room = workspace.room(request.id(0));
        if (!room.visible(request.actor().id())) {
            throw Refusal.forbidden("chat_id");
        }
        return room;
    }

    private Room joined(Request request) {
        Room room = workspace.room(request.id(0));
        if (!room.joined(request.actor().id())) {
            throw Refusal.forbidden("chat_id");
        }
        return room;
    }
}

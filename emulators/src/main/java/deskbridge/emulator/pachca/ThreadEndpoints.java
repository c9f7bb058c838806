package deskbridge.emulator.pachca;

import deskbridge.emulator.Answer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Threads (Pachca docs, threads). */
final class ThreadEndpoints {
    private final Workspace workspace;
    private final Messaging messaging;
    private final Wire wire;

    ThreadEndpoints(Workspace workspace, Messaging messaging, Wire wire) {
        this.workspace = workspace;
        this.messaging = messaging;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.route("POST", "/messages/*/thread", "threads:create", this::ofMessage);
        api.route("POST", "/threads", "threads:create", this::standalone);
        api.route("GET", "/threads", "threads:read", this::list);
        api.route("GET", "/threads/*", "threads:read", this::get);
    }

    private Answer ofMessage(Request request) {
        Topic topic = messaging.thread(request.actor(), workspace.post(request.id(0)));
        return MessageEndpoints.data(201, wire.thread(topic));
    }

    private Answer standalone(Request request) {
        Topic topic = workspace.newTopic(null, request.actor().id());
        return MessageEndpoints.data(201, wire.thread(topic));
    }

    private Answer get(Request request) {
        Topic topic = workspace.topic(request.id(0));
        if (!topic.room.visible(request.actor().id())) {
            throw Refusal.forbidden("thread_id");
        }
        return MessageEndpoints.data(200, wire.thread(topic));
    }

    private Answer list(Request request) {
        Optional<Instant> after = time(request, "last_message_at_after");
        Optional<Instant> before = time(request, "last_message_at_before");
        List<Topic> topics = workspace.topics.values().stream()
                .filter(topic -> topic.room.joined(request.actor().id()))
                .filter(topic -> after.isEmpty() || !topic.room.lastMessageAt.isBefore(after.get()))
                .filter(topic -> before.isEmpty() || !topic.room.lastMessageAt.isAfter(before.get()))
                .toList();
        return request.page(50).of(topics, topic -> topic.id, true, wire::thread);
    }

    static Optional<Instant> time(Request request, String name) {
        return request.call().query(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw Refusal.invalid(name, "not a date and time");
            }
        });
    }
}

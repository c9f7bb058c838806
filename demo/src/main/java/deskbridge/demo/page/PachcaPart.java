package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.world.Actor;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.pachca.Attachment;
import deskbridge.emulator.pachca.Button;
import deskbridge.emulator.pachca.Chat;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.OpenedView;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pachca as one person sees it: chats, the open chat, the open thread and open forms. */
final class PachcaPart implements Part {
    private static final int MOST_MESSAGES = 200;

    private final World world;
    private final PachcaEmulator pachca;
    private final Map<String, Deed> deeds;

    PachcaPart(World world, Tally tally, DemoHub hub) {
        this.world = world;
        this.pachca = world.pachca().emulator();
        this.deeds = new PachcaDeeds(world, tally, hub).all();
    }

    @Override
    public String name() {
        return world.pachca().name();
    }

    @Override
    public Map<String, Deed> deeds() {
        return deeds;
    }

    @Override
    public Optional<Download> file(View asked) {
        return Optional.of(asked.text("key"))
                .filter(key -> !key.isEmpty())
                .map(key -> new Download(asked.text("name"), pachca.fileContent(key)));
    }

    @Override
    public ObjectNode show(View view) {
        long wanted = view.number("me");
        Actor me = wanted == 0 ? world.actors().getFirst() : world.actor(wanted);
        ObjectNode state = Json.object().put("me", me.userId());
        Users users = new Users(pachca);
        List<Chat> chats = pachca.chats().stream()
                .filter(chat -> chat.threadId() == null && chat.memberIds().contains(me.userId()))
                .toList();
        ArrayNode list = state.putArray("chats");
        chats.forEach(chat -> list.add(chat(chat, me, users)));
        Optional<Chat> open = chats.stream()
                .filter(chat -> chat.id() == view.number("chat"))
                .findFirst()
                .or(() -> chats.stream().findFirst());
        open.ifPresent(chat -> {
            ObjectNode node = chat(chat, me, users);
            messages(node.putArray("messages"), pachca.messages(chat.id()), users);
            state.set("chat", node);
        });
        if (view.number("thread") != 0 && open.isPresent()) {
            thread(state, view.number("thread"), users);
        }
        ArrayNode forms = state.putArray("forms");
        pachca.openedViews(me.userId()).forEach(form -> forms.add(form(form)));
        return state;
    }

    private void thread(ObjectNode state, long rootId, Users users) {
        Message root = pachca.message(rootId);
        ObjectNode thread = state.putObject("thread").put("id", rootId);
        thread.set("root", message(root, users));
        messages(thread.putArray("messages"), pachca.threadMessages(rootId), users);
    }

    private ObjectNode chat(Chat chat, Actor me, Users users) {
        ObjectNode node = Json.object().put("id", chat.id()).put("direct", chat.personal());
        node.put("name", chat.personal() ? other(chat, me, users) : chat.name());
        node.put("members", chat.memberIds().size());
        List<Message> messages = pachca.messages(chat.id());
        if (!messages.isEmpty()) {
            Message last = messages.getLast();
            node.put("lastId", last.id())
                    .put("lastAt", last.createdAt().toEpochMilli())
                    .put("lastText", last.content())
                    .put("lastFile", !last.files().isEmpty())
                    .put("lastDeleted", last.deleted())
                    .put("lastAuthor", users.author(last));
        }
        return node;
    }

    private static String other(Chat chat, Actor me, Users users) {
        return chat.memberIds().stream()
                .filter(id -> id != me.userId())
                .map(users::with)
                .map(User::fullName)
                .findFirst()
                .orElse(chat.name());
    }

    private void messages(ArrayNode list, List<Message> messages, Users users) {
        messages.stream()
                .skip(Math.max(0, messages.size() - MOST_MESSAGES))
                .forEach(message -> list.add(message(message, users)));
    }

    private ObjectNode message(Message message, Users users) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("userId", message.userId())
                .put("author", users.author(message))
                .put("bot", users.with(message.userId()).bot())
                .put("text", message.content())
                .put("at", message.createdAt().toEpochMilli())
                .put("edited", message.edited())
                .put("deleted", message.deleted());
        ArrayNode files = node.putArray("files");
        message.files().forEach(file -> file(files, file));
        ArrayNode rows = node.putArray("buttons");
        message.buttons().forEach(row -> {
            ArrayNode buttons = rows.addArray();
            row.forEach(button -> buttons.add(button(button)));
        });
        if (message.ownThreadId() != null) {
            List<Message> replies = pachca.threadMessages(message.id());
            node.putObject("thread")
                    .put("count", replies.size())
                    .put("lastId", replies.isEmpty() ? 0 : replies.getLast().id());
        }
        return node;
    }

    private void file(ArrayNode list, Attachment file) {
        Files.add(list, name(), file.name(), pachca.fileContent(file.key()), "key", file.key(), "name", file.name());
    }

    private static ObjectNode button(Button button) {
        return Json.object().put("text", button.text()).put("url", button.url()).put("data", button.data());
    }

    private static ObjectNode form(OpenedView form) {
        ObjectNode node = Json.object().put("id", form.id());
        node.set("view", form.view());
        return node;
    }
}

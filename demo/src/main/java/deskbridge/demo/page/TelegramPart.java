package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Customer;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Telegram;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.telegram.TelegramButton;
import deskbridge.emulator.telegram.TelegramFile;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramTalk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Telegram as one person sees it: the private chat with the bot and, for agents, their group. */
final class TelegramPart implements Part {
    private static final int MOST_MESSAGES = 200;

    private final Telegram telegram;
    private final Rooms rooms;
    private final Map<String, Deed> deeds;

    TelegramPart(World world, Tally tally) {
        this.telegram = world.telegram();
        this.rooms = new Rooms(telegram);
        this.deeds = new TelegramDeeds(telegram, rooms, tally).all();
    }

    @Override
    public String name() {
        return telegram.name();
    }

    @Override
    public Map<String, Deed> deeds() {
        return deeds;
    }

    @Override
    public Optional<Download> file(View asked) {
        Customer person = telegram.person(asked.number("person"));
        return Optional.ofNullable(rooms.room(person, asked.number("room"))
                        .message((int) asked.number("message"))
                        .file())
                .map(file -> new Download(label(file), file.content()));
    }

    @Override
    public ObjectNode show(View view) {
        long wanted = view.number("person");
        Customer me = wanted == 0 ? telegram.people().getFirst() : telegram.person(wanted);
        ObjectNode state =
                Json.object().put("me", me.id()).put("bot", telegram.bot().id());
        ArrayNode people = state.putArray("people");
        telegram.people()
                .forEach(person -> people.addObject()
                        .put("id", person.id())
                        .put("name", person.name())
                        .put("about", person.about())
                        .put("agent", person.agent()));
        state.put(
                "alerts",
                telegram.agents().messages().stream()
                        .filter(message -> message.fromId() == telegram.bot().id())
                        .count());
        List<TelegramTalk> all = rooms.of(me);
        ArrayNode chats = state.putArray("chats");
        all.forEach(room -> chats.add(row(room)));
        TelegramTalk open = all.stream()
                .filter(room -> room.chatId() == view.number("room"))
                .findFirst()
                .orElse(all.getFirst());
        ObjectNode chat = row(open).put("blocked", open.blocked());
        ArrayNode messages = chat.putArray("messages");
        List<TelegramMessage> shown = shown(open);
        chat.put("begun", !shown.isEmpty());
        shown.stream()
                .skip(Math.max(0, shown.size() - MOST_MESSAGES))
                .forEach(message -> messages.add(message(message, me, open, shown)));
        ArrayNode commands = chat.putArray("commands");
        if (!rooms.isGroup(open)) {
            telegram.bot().commands().forEach(commands::add);
        }
        buttons(chat.putArray("keyboard"), open.keyboard());
        state.set("chat", chat);
        return state;
    }

    /** Deleted messages are gone, and so is what only tells that somebody came. */
    private static List<TelegramMessage> shown(TelegramTalk room) {
        return room.messages().stream()
                .filter(message -> !message.deleted() && !message.service())
                .toList();
    }

    private ObjectNode row(TelegramTalk room) {
        boolean group = rooms.isGroup(room);
        ObjectNode node = Json.object()
                .put("id", room.chatId())
                .put("group", group)
                .put("name", group ? telegram.agentsTitle() : telegram.botName());
        List<TelegramMessage> messages = shown(room);
        if (!messages.isEmpty()) {
            TelegramMessage last = messages.getLast();
            node.put("lastId", last.id()).put("lastText", last.text());
        }
        return node;
    }

    private ObjectNode message(TelegramMessage message, Customer me, TelegramTalk room, List<TelegramMessage> all) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("own", message.fromId() == me.id())
                .put("bot", message.fromId() == telegram.bot().id())
                .put("author", author(message))
                .put("text", message.text())
                .put("contact", message.contactPhone())
                .put("at", message.sentAt().toEpochMilli())
                .put("edited", message.edited());
        ArrayNode entities = node.putArray("entities");
        message.entities()
                .forEach(entity -> entities.addObject()
                        .put("type", entity.type())
                        .put("offset", entity.offset())
                        .put("length", entity.length())
                        .put("argument", entity.argument()));
        buttons(node.putArray("buttons"), message.buttons());
        ArrayNode files = node.putArray("files");
        TelegramFile file = message.file();
        if (file != null) {
            Files.add(
                    files,
                    name(),
                    label(file),
                    file.content(),
                    "person",
                    Long.toString(me.id()),
                    "room",
                    Long.toString(room.chatId()),
                    "message",
                    Integer.toString(message.id()));
        }
        all.stream()
                .filter(other -> Objects.equals(other.id(), message.replyToId()))
                .findFirst()
                .ifPresent(other -> node.putObject("reply")
                        .put("id", other.id())
                        .put("author", author(other))
                        .put("text", other.text()));
        return node;
    }

    private String author(TelegramMessage message) {
        return message.fromId() == telegram.bot().id()
                ? telegram.botName()
                : telegram.person(message.fromId()).name();
    }

    private static String label(TelegramFile file) {
        return Objects.requireNonNullElse(file.name(), "photo.jpg");
    }

    private static void buttons(ArrayNode rows, List<List<TelegramButton>> buttons) {
        buttons.forEach(row -> {
            ArrayNode list = rows.addArray();
            row.forEach(button -> list.addObject()
                    .put("text", button.text())
                    .put("data", button.callbackData())
                    .put("url", button.url())
                    .put("contact", button.requestsContact()));
        });
    }
}

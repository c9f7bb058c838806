package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Customer;
import deskbridge.demo.world.Origin;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.Telegram;
import deskbridge.emulator.Json;
import deskbridge.emulator.telegram.PhoneFile;
import deskbridge.emulator.telegram.TelegramTalk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a visitor does in Telegram. */
final class TelegramDeeds {
    /** The app shows progress while the bot does not answer a press, and nothing afterwards. */
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final Telegram telegram;
    private final Rooms rooms;
    private final Tally tally;

    TelegramDeeds(Telegram telegram, Rooms rooms, Tally tally) {
        this.telegram = telegram;
        this.rooms = rooms;
        this.tally = tally;
    }

    Map<String, Deed> all() {
        return Map.of(
                "start", this::start,
                "write", this::write,
                "edit", this::edit,
                "delete", this::delete,
                "press", this::press,
                "key", this::key,
                "block", this::block);
    }

    private ObjectNode start(Wish wish) {
        return Json.object().put("message", room(wish).starts());
    }

    private ObjectNode write(Wish wish) {
        TelegramTalk room = room(wish);
        String text = wish.text("text");
        List<PhoneFile> files = wish.files("files").stream()
                .map(upload -> PhoneFile.document(upload.name(), upload.content()))
                .toList();
        int message = send(room, (int) wish.number("reply"), text, files);
        if (!rooms.isGroup(room) && text.matches("(?s)/new\\s+\\S.*")) {
            tally.expectTicket(Origin.of(room.chatId(), message));
        }
        return Json.object().put("message", message);
    }

    /** Several files go one after the other, the words with the first, as an album does. */
    private static int send(TelegramTalk room, int reply, String text, List<PhoneFile> files) {
        if (files.isEmpty()) {
            return reply == 0 ? room.writes(text) : room.replies(reply, text);
        }
        if (files.size() > 1 && reply == 0) {
            return room.sendsAlbum(text, files.toArray(PhoneFile[]::new)).getFirst();
        }
        int first = 0;
        for (PhoneFile file : files) {
            String caption = first == 0 ? text : "";
            int sent = reply == 0 ? room.sends(file, caption) : room.replies(reply, file, caption);
            first = first == 0 ? sent : first;
        }
        return first;
    }

    private ObjectNode edit(Wish wish) {
        room(wish).edits(message(wish), wish.text("text"));
        return Json.object();
    }

    private ObjectNode delete(Wish wish) {
        room(wish).deletes(message(wish));
        return Json.object();
    }

    private ObjectNode press(Wish wish) {
        ObjectNode answer = Json.object();
        room(wish)
                .presses(message(wish), wish.text("button"))
                .awaitAnswer(PROGRESS)
                .ifPresent(said -> answer.put("text", said.text()).put("alert", said.alert()));
        return answer;
    }

    private ObjectNode key(Wish wish) {
        return Json.object().put("message", room(wish).pressesKey(wish.text("key")));
    }

    private ObjectNode block(Wish wish) {
        Customer person = telegram.person(wish.number("me"));
        if (wish.flag("on")) {
            person.app().blocks(telegram.bot());
        } else {
            person.app().unblocks(telegram.bot());
        }
        return Json.object();
    }

    private TelegramTalk room(Wish wish) {
        return rooms.room(telegram.person(wish.number("me")), wish.number("room"));
    }

    private static int message(Wish wish) {
        return (int) wish.number("message");
    }
}

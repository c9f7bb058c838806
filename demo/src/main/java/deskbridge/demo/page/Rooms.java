package deskbridge.demo.page;

import deskbridge.demo.world.Customer;
import deskbridge.demo.world.Telegram;
import deskbridge.emulator.telegram.TelegramTalk;
import java.util.List;
import java.util.NoSuchElementException;

/** The chats that people have in Telegram. */
final class Rooms {
    private final Telegram telegram;

    Rooms(Telegram telegram) {
        this.telegram = telegram;
    }

    /** A person's chats; agents have their group first. */
    List<TelegramTalk> of(Customer person) {
        TelegramTalk alone = person.app().with(telegram.bot());
        return person.agent() ? List.of(person.app().in(telegram.agents()), alone) : List.of(alone);
    }

    /** One of them. */
    TelegramTalk room(Customer person, long id) {
        return of(person).stream()
                .filter(room -> room.chatId() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(person.name() + " has no chat " + id));
    }

    boolean isGroup(TelegramTalk room) {
        return room.chatId() == telegram.agents().id();
    }
}

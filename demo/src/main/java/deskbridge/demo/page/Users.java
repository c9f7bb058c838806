package deskbridge.demo.page;

import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.User;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Everybody in the messenger, at one moment. */
final class Users {
    private final Map<Long, User> byId = new HashMap<>();

    Users(PachcaEmulator pachca) {
        pachca.users().forEach(user -> byId.put(user.id(), user));
    }

    User with(long id) {
        User user = byId.get(id);
        if (user == null) {
            throw new NoSuchElementException("the messenger has no user " + id);
        }
        return user;
    }

    /** The name a message is shown under. */
    String author(Message message) {
        String chosen = message.displayName();
        return chosen == null ? with(message.userId()).fullName() : chosen;
    }
}

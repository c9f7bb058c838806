package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;

/** People as the hub knows them. */
final class Accounts {

    private final ConnectionId connection;

    Accounts(ConnectionId connection) {
        this.connection = connection;
    }

    Person person(UserJson user) {
        return new Person(ref(user.id()), cut(user.name()), null, user.username(), user.isBot());
    }

    /**
     * Who wrote a message. Whoever hides behind a group or a channel is known by that alone; posts that come by themselves from a
     * linked channel are nobody's words.
     */
    Person author(MessageJson message) {
        var from = message.from();
        var sender = message.senderChat();
        if (sender != null && (from == null || from.isBot())) {
            boolean byItself = Boolean.TRUE.equals(message.isAutomaticForward());
            return new Person(ref(sender.id()), cut(sender.name()), null, sender.username(), byItself);
        }
        return from == null
                ? new Person(ref(message.chat().id()), cut(message.chat().name()), null, null, true)
                : person(from);
    }

    private PersonRef ref(long id) {
        return new PersonRef(connection, Long.toString(id));
    }

    private static String cut(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }
}

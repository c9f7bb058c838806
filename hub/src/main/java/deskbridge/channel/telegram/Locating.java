package deskbridge.channel.telegram;

import deskbridge.connector.Channel.Origin;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.TicketOrigin;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds the chat side of a ticket from the ids that stand in it. Nothing can be read again, so they are taken as they are. */
final class Locating {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final ConnectionId connection;

    Locating(ConnectionId connection) {
        this.connection = connection;
    }

    Optional<Origin> locate(TicketOrigin origin) {
        if (!NUMBER.matcher(origin.messageId()).matches()
                || !NUMBER.matcher(origin.personId()).matches()) {
            return Optional.empty();
        }
        return ChatKey.read(origin.chatId())
                .filter(chat -> isOurs(chat, origin))
                .map(chat -> new Origin(
                        new Place(
                                chat.ref(connection),
                                chat.thread(connection, Long.parseLong(origin.messageId())),
                                false,
                                chat.isPrivate()),
                        new Person(
                                new PersonRef(connection, origin.personId()), origin.personId(), null, null, false)));
    }

    /** The chat with a person has his id: numbers of another messenger hardly ever agree like that. */
    private static boolean isOurs(ChatKey chat, TicketOrigin origin) {
        return !chat.isPrivate() || origin.personId().equals(Long.toString(chat.id()));
    }
}

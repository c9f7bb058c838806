package deskbridge.channel.telegram;

import deskbridge.connector.Channel.Linked;
import deskbridge.connector.Channel.Origin;
import deskbridge.connector.Channel.Standing;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.TicketOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds the chat side of a ticket from the ids that stand in it. Nothing can be read again, so they are taken as they are. */
final class Locating {

    /** Stands for the person whom nobody knows. */
    private static final String NOBODY = "unknown";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final ConnectionId connection;

    Locating(ConnectionId connection) {
        this.connection = connection;
    }

    Optional<Origin> locate(TicketOrigin origin) {
        if (!NUMBER.matcher(origin.messageId()).matches()) {
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
                        person(origin.personId())));
    }

    private Person person(String id) {
        boolean known = NUMBER.matcher(id).matches();
        return new Person(new PersonRef(connection, known ? id : NOBODY), known ? id : "?", null, null, false);
    }

    /** A message is named by its chat and its number; whose it is only the chat with a person tells. */
    static TicketOrigin origin(MessageRef message) {
        var key = MessageKey.of(message);
        String chat = Long.toString(key.chat());
        return new TicketOrigin(chat, Long.toString(key.id()), key.chat() > 0 ? chat : "");
    }

    /** The message that a link leads to. */
    Optional<Linked> linked(String url) {
        return MessageLink.read(url)
                .flatMap(origin -> ChatKey.read(origin.chatId())
                        .map(chat -> new Linked(chat.message(connection, Long.parseLong(origin.messageId())), origin)));
    }

    /** Nothing can be read: all that is known of a talk is what it hangs off. */
    Standing standing(Place place) {
        var root = MessageKey.of(place.thread());
        return new Standing(root.ref(connection), false, List.of(), Map.of());
    }

    /** The chat with a person has his id: numbers of another messenger hardly ever agree like that. */
    private static boolean isOurs(ChatKey chat, TicketOrigin origin) {
        return !chat.isPrivate() || origin.personId().equals(Long.toString(chat.id()));
    }
}

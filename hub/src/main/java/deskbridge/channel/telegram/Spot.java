package deskbridge.channel.telegram;

import deskbridge.channel.telegram.SendJson.Preview;
import deskbridge.channel.telegram.SendJson.Reply;
import deskbridge.connector.SendContext;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes.
 *
 * @param chat the chat or topic
 * @param answered the message it replies to; null for none
 * @param talk the talk it belongs to; null when it begins one
 */
record Spot(ChatKey chat, @Nullable Long answered, @Nullable ThreadRef talk) {

    /** Empty when the conversation has no place yet. */
    static Optional<Spot> of(Destination to, SendContext context) {
        return switch (to) {
            case Destination.OwnThread ignored -> context.thread().map(Spot::in);
            case Destination.InThread in -> Optional.of(in(in.place()));
            case Destination.InChat in -> Optional.of(at(in.chat()));
            case Destination.ToPerson person -> Optional.of(new Spot(ChatKey.of(person.person()), null, null));
        };
    }

    /** In the talk of a place, as an answer to the message that it hangs off. */
    static Spot in(Place place) {
        long root = MessageKey.of(place.thread()).id();
        return new Spot(ChatKey.of(place.chat()), root > 0 ? root : null, place.thread());
    }

    private static Spot at(ChatRef chat) {
        return new Spot(ChatKey.of(chat), null, null);
    }

    /** The talk that a message here belongs to. */
    ThreadRef talk(ConnectionId connection, MessageKey first) {
        return talk != null ? talk : new ChatKey(first.chat(), chat.topic()).thread(connection, first.id());
    }

    SendJson text(Marked words, @Nullable KeyboardJson keyboard) {
        return new SendJson(
                chat.id(),
                chat.topic(),
                null,
                words.text(),
                words.marksOrNothing(),
                null,
                null,
                reply(),
                keyboard,
                Preview.NONE);
    }

    SendJson caption(@Nullable Marked words, @Nullable KeyboardJson keyboard) {
        return new SendJson(
                chat.id(),
                chat.topic(),
                null,
                null,
                null,
                words == null ? null : words.text(),
                words == null ? null : words.marksOrNothing(),
                reply(),
                keyboard,
                null);
    }

    private @Nullable Reply reply() {
        return answered == null ? null : new Reply(answered, true);
    }
}

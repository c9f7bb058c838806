package deskbridge.channel.pachca;

import deskbridge.connector.SendContext;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.Destination.InChat;
import deskbridge.domain.Command.Destination.InThread;
import deskbridge.domain.Command.Destination.OwnThread;
import deskbridge.domain.Command.Destination.ToPerson;
import deskbridge.domain.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out where a message goes. */
final class Spots {

    private final PachcaClient client;
    private final Threads threads;

    Spots(PachcaClient client, Threads threads) {
        this.client = client;
        this.threads = threads;
    }

    /** @return empty when the conversation has no thread yet */
    Optional<Spot> of(Destination to, SendContext context) throws CallFailed {
        return switch (to) {
            case OwnThread ignored -> {
                var place = context.thread();
                yield place.isEmpty() ? Optional.empty() : Optional.of(inThread(place.get()));
            }
            case InThread there -> Optional.of(inThread(there.place()));
            case InChat chat -> Optional.of(Spot.chat(Long.parseLong(chat.chat().id())));
            case ToPerson person ->
                Optional.of(Spot.person(Long.parseLong(person.person().id())));
        };
    }

    /** The chat to look into for what was written there; empty when it does not exist, so that nothing can have been. */
    Optional<Long> listing(Spot spot) throws CallFailed {
        if (spot.chatId() != null) {
            return Optional.of(spot.chatId());
        }
        String cursor = null;
        do {
            var page = client.directChats(cursor);
            for (ChatJson chat : page.data()) {
                if (chat.isPersonal() && members(chat).contains(spot.entityId())) {
                    return Optional.of(chat.id());
                }
            }
            cursor = next(page);
        } while (cursor != null);
        return Optional.empty();
    }

    private static @Nullable String next(ChatJson.Page page) {
        return page.data().isEmpty() ? null : MetaJson.next(page.meta());
    }

    private static List<Long> members(ChatJson chat) {
        return chat.memberIds() == null ? List.of() : chat.memberIds();
    }

    private Spot inThread(Place place) throws CallFailed {
        var key = ThreadKey.of(place.thread());
        return Spot.thread(threads.open(key), key);
    }
}

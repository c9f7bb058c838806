package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy of the flows.
 *
 * @param channels by connection: how each channel takes requests and where they go
 * @param form what a person is asked for in a form
 * @param csat who is asked for a rating, and when
 * @param language of everything the hub says to people
 */
public record FlowSettings(
        Map<ConnectionId, ChannelPolicy> channels, IntakeForm form, CsatPolicy csat, Locale language) {

    public FlowSettings {
        channels = Map.copyOf(channels);
    }

    /** The policy of a channel; empty when it is not routed anywhere. */
    Optional<ChannelPolicy> policy(ConnectionId channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** Every desk that a channel's requests may go to, its own first; empty when it is not routed anywhere. */
    List<ConnectionId> desks(ConnectionId channel) {
        return policy(channel).map(policy -> policy.routing().desks()).orElse(List.of());
    }

    /** True when the channel can open forms, so that people can be asked for more than a press. */
    boolean forms(ConnectionId channel) {
        return policy(channel).map(ChannelPolicy::forms).orElse(false);
    }

    /** How people of a channel become known to a desk; empty when none of theirs keeps contacts. */
    Optional<Identification> identification(ConnectionId channel) {
        return policy(channel).map(ChannelPolicy::identification);
    }

    /** True when the messages of a channel hang together in threads; false where replies are all there is. */
    boolean threads(ConnectionId channel) {
        return policy(channel).map(ChannelPolicy::threads).orElse(true);
    }

    /**
     * How a channel takes requests.
     *
     * @param routing where they go
     * @param intake what makes a request
     * @param chats ids of the chats that take requests; empty for all
     * @param forms true when the channel can open forms
     * @param threads true when each message can start a thread of its own
     * @param identification how its people become known to a desk; null when no desk of theirs keeps contacts
     */
    public record ChannelPolicy(
            Routing routing,
            Intake intake,
            Set<String> chats,
            boolean forms,
            boolean threads,
            @Nullable Identification identification) {

        public ChannelPolicy {
            chats = Set.copyOf(chats);
        }

        boolean takes(String chat) {
            return chats.isEmpty() || chats.contains(chat);
        }
    }

    /** What makes a request. */
    public enum Intake {
        /** A new top-level message in a chat. */
        MESSAGE,
        /** A form, reached from a menu that any text shows. */
        MENU,
        /** The command {@code /new text}. */
        COMMAND
    }
}

package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;

/**
 * The chat in which the hub calls the agents. What they say to each other there is no request, and who speaks to the hub as a
 * requester would is told so, unless that chat is also among those that take requests. Where each message has a thread of its own,
 * all chats are unless some are named; elsewhere each word would be asked about, so there the chat must be named.
 */
final class AgentsRoom {

    private final FlowSettings settings;
    private final Texts texts;

    AgentsRoom(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    boolean is(Place place) {
        return place.chat().equals(settings.csat().agents())
                && settings.policy(place.chat().connection())
                        .filter(it -> it.threads()
                                ? it.takes(place.chat().id())
                                : it.chats().contains(place.chat().id()))
                        .isEmpty();
    }

    /** Something is said here that belongs to no ticket. */
    void hear(Place place, ChatMessage message, boolean justWritten, Deciding deciding) {
        boolean spoken = SpokenCommand.in(message.text()).isPresent();
        deciding.note("said among agents: " + message.ref());
        if (justWritten && spoken && !message.deleted()) {
            deciding.sayThere(place, "agents", RichText.plain(texts.get("agents.no-requests")));
        }
    }
}

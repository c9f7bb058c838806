package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.ChatClosed;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;

/** Agents learn in the ticket that its requester cannot be reached any more, or can be again. */
final class Doors {

    private final Texts texts;

    Doors(Texts texts) {
        this.texts = texts;
    }

    Decision decide(ChatClosed closed, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var place = closed.place();
        var words = RichText.plain(texts.get(key(closed), closed.person().name()));
        for (Conversation conversation : knowledge.open(place.chat(), null)) {
            if (conversation.ticket() != null) {
                deciding.inOrderOf(conversation.id(), conversation.desk(), new Command.AddNote(words));
            }
        }
        deciding.note(closed.open() ? "a chat is open again" : "a chat is closed");
        return deciding.done();
    }

    private static String key(ChatClosed closed) {
        if (closed.place().direct()) {
            return closed.open() ? "door.person-open" : "door.person-closed";
        }
        return closed.open() ? "door.group-open" : "door.group-closed";
    }
}

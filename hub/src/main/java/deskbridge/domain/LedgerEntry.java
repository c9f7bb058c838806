package deskbridge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said, and where it stands on both sides. The ledger is how the hub knows its own work when it comes
 * back, and what it has mirrored already.
 *
 * @param conversation whose
 * @param origin who said it first
 * @param messages its messages in the channel; empty while they are on their way, or when it is not shown there
 * @param comment its comment in the desk; null while it is on its way, or when there is none
 * @param fingerprint of what was said last, to notice edits; see {@link Fingerprint}
 * @param shown false for a comment that the channel was never to see: internal, or older than the conversation
 * @param gone true when it was deleted at its origin
 */
public record LedgerEntry(
        ConversationId conversation,
        Origin origin,
        List<MessageRef> messages,
        @Nullable CommentRef comment,
        String fingerprint,
        boolean shown,
        boolean gone) {

    /** Where something was said first. */
    public enum Origin {
        /** A person in the messenger: exactly one message. */
        CHANNEL,
        /** Somebody in the desk: always with a comment. */
        DESK,
        /** The hub itself: card, notices. */
        HUB
    }

    public LedgerEntry {
        messages = List.copyOf(messages);
        if (messages.isEmpty() && comment == null) {
            throw new IllegalArgumentException("A ledger entry stands on one side at least");
        }
    }

    public LedgerEntry withComment(CommentRef now) {
        return new LedgerEntry(conversation, origin, messages, now, fingerprint, shown, gone);
    }

    public LedgerEntry withMessages(List<MessageRef> now) {
        return new LedgerEntry(conversation, origin, now, comment, fingerprint, shown, gone);
    }

    public LedgerEntry saying(String now) {
        return new LedgerEntry(conversation, origin, messages, comment, now, shown, false);
    }

    public LedgerEntry shown(boolean now) {
        return new LedgerEntry(conversation, origin, messages, comment, fingerprint, now, gone);
    }

    public LedgerEntry deleted() {
        return new LedgerEntry(conversation, origin, messages, comment, fingerprint, shown, true);
    }
}

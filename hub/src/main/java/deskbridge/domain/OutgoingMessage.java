package deskbridge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message the hub writes into a messenger.
 *
 * @param text the whole text; the connector splits what is too long and never cuts
 * @param buttons rows of buttons; empty for none
 * @param files files to attach; what cannot be taken is replaced by a visible note
 * @param contactButton words of a button that asks a person for his own contact card; null for none. Only for messengers that
 *     {@link deskbridge.domain.Event.ContactShared know such cards}
 */
public record OutgoingMessage(
        RichText text,
        List<List<Button>> buttons,
        List<RemoteFile> files,
        @Nullable String contactButton) {

    public OutgoingMessage {
        buttons = buttons.stream().map(List::copyOf).toList();
        files = List.copyOf(files);
    }

    /** Without a request for a contact card. */
    public OutgoingMessage(RichText text, List<List<Button>> buttons, List<RemoteFile> files) {
        this(text, buttons, files, null);
    }

    public static OutgoingMessage of(RichText text) {
        return new OutgoingMessage(text, List.of(), List.of());
    }
}

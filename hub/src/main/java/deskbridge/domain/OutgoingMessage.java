package deskbridge.domain;

import java.util.List;

/**
 * A message the hub writes into a messenger.
 *
 * @param text the whole text; the connector splits what is too long and never cuts
 * @param buttons rows of buttons; empty for none
 * @param files files to attach; what cannot be taken is replaced by a visible note
 */
public record OutgoingMessage(RichText text, List<List<Button>> buttons, List<RemoteFile> files) {

    public OutgoingMessage {
        buttons = buttons.stream().map(List::copyOf).toList();
        files = List.copyOf(files);
    }

    public static OutgoingMessage of(RichText text) {
        return new OutgoingMessage(text, List.of(), List.of());
    }
}

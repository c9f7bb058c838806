package deskbridge.channel.telegram;

import deskbridge.channel.telegram.Begun.Progress;
import deskbridge.channel.telegram.Gathering.Gathered;
import deskbridge.connector.LocalFile;
import deskbridge.connector.SendContext;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Plain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one message of the hub as one or more of Telegram's: the words, then the files, or the words under a file when there is
 * only one message of files. Buttons stand under the last words.
 */
final class Writing {

    /** Characters (facts: telegram §5). */
    static final int LONGEST_TEXT = 4096;

    static final int LONGEST_CAPTION = 1024;

    private static final Logger log = LoggerFactory.getLogger(Writing.class);

    private final ConnectionId connection;
    private final Outbound outbound;
    private final Gathering gathering;

    Writing(ConnectionId connection, Outbound outbound, Gathering gathering) {
        this.connection = connection;
        this.outbound = outbound;
        this.gathering = gathering;
    }

    /** One message of Telegram's. */
    private sealed interface Step {
        record Words(Marked words, @Nullable KeyboardJson keyboard) implements Step {}

        record Files(
                Batch batch,
                @Nullable Marked caption,
                @Nullable KeyboardJson keyboard) implements Step {}
    }

    /** Goes on where the progress stands; what is done is added to it at once. */
    void write(OutgoingMessage message, Gathered gathered, Spot spot, Progress progress, SendContext context)
            throws CallFailed {
        var steps = new ArrayDeque<>(steps(message, gathered, spot.chat().isPrivate(), progress.singly()));
        for (int done = 0; done < progress.done() && !steps.isEmpty(); done++) {
            steps.removeFirst();
        }
        while (!steps.isEmpty()) {
            switch (steps.removeFirst()) {
                case Step.Words words ->
                    progress.did(keys(List.of(
                            outbound.text(spot.text(words.words(), words.keyboard()), progress.begun(), context))));
                case Step.Files files -> send(files, spot, progress, steps, context);
            }
        }
    }

    /** Sends one file without words. */
    void sendFile(Batch file, Spot spot, Progress progress, SendContext context) throws CallFailed {
        send(new Step.Files(file, null, null), spot, progress, new ArrayDeque<>(), context);
    }

    private List<Step> steps(OutgoingMessage message, Gathered gathered, boolean direct, boolean singly) {
        var batches = Batch.of(gathered.files());
        if (singly) {
            batches = batches.stream().flatMap(batch -> batch.apart().stream()).toList();
        }
        var keyboard = Keyboards.of(message, direct);
        var words = MarksWriter.write(withNotes(message.text(), gathered.notes()), connection);
        boolean single = batches.size() == 1 && !batches.getFirst().isAlbum();
        boolean underFiles = batches.size() == 1
                && (single || keyboard == null)
                && words.text().length() <= LONGEST_CAPTION
                && words.marks().size() <= 100;
        if (underFiles) {
            return List.of(new Step.Files(batches.getFirst(), words.isBlank() ? null : words, keyboard));
        }
        var steps = new ArrayList<Step>();
        if (!words.isBlank() || batches.isEmpty() || keyboard != null) {
            var said = words.isBlank() ? Marked.plain(names(gathered.files())) : words;
            var parts = Splitter.split(said, LONGEST_TEXT, LONGEST_TEXT);
            for (int i = 0; i < parts.size(); i++) {
                steps.add(new Step.Words(parts.get(i), i == parts.size() - 1 ? keyboard : null));
            }
        }
        batches.forEach(batch -> steps.add(new Step.Files(batch, null, null)));
        return steps;
    }

    private void send(Step.Files files, Spot spot, Progress progress, Deque<Step> rest, SendContext context)
            throws CallFailed {
        var batch = files.batch();
        var message = spot.caption(files.caption(), files.keyboard());
        if (!batch.isAlbum()) {
            progress.did(keys(List.of(one(files, message, spot, progress.begun(), context))));
            return;
        }
        try {
            progress.did(keys(outbound.album(message, batch, progress.begun(), context)));
        } catch (CallFailed e) {
            if (!e.isAboutContent()) {
                throw e;
            }
            log.warn("An album is sent as single files: {}", e.getMessage());
            progress.goSingly();
            var apart = batch.apart();
            for (int i = apart.size() - 1; i >= 0; i--) {
                rest.addFirst(new Step.Files(apart.get(i), i == 0 ? files.caption() : null, null));
            }
        }
    }

    /** As it is shown best, else as a document, else as a note. */
    private MessageJson one(Step.Files files, SendJson message, Spot spot, boolean begun, SendContext context)
            throws CallFailed {
        var kind = files.batch().kinds().getFirst();
        try {
            return outbound.file(kind, message, files.batch(), begun, context);
        } catch (CallFailed e) {
            if (!e.isAboutContent()) {
                throw e;
            }
            log.warn("A file is refused as {}: {}", kind.field(), e.getMessage());
        }
        try {
            return outbound.file(FileKind.DOCUMENT, message, files.batch(), begun, context);
        } catch (CallFailed e) {
            if (!e.isAboutContent()) {
                throw e;
            }
            log.warn("A file is replaced by a note: {}", e.getMessage());
        }
        var note = gathering.note(files.batch().files().getFirst().name());
        var caption = files.caption();
        var words = caption == null ? Marked.plain(note) : new Marked(caption.text() + "\n\n" + note, caption.marks());
        return outbound.text(spot.text(words, files.keyboard()), begun, context);
    }

    private static RichText withNotes(RichText text, List<String> notes) {
        if (notes.isEmpty()) {
            return text;
        }
        var lines = new ArrayList<Inline>();
        for (String note : notes) {
            if (!lines.isEmpty()) {
                lines.add(new Break());
            }
            lines.add(new Plain(note));
        }
        return text.then(RichText.line(lines.toArray(Inline[]::new)));
    }

    /** A message needs words. */
    private static String names(List<LocalFile> files) {
        return files.isEmpty()
                ? "…"
                : Gathering.NOTE + " " + files.stream().map(LocalFile::name).collect(Collectors.joining(", "));
    }

    private static List<MessageKey> keys(List<MessageJson> messages) {
        return messages.stream()
                .map(message -> new MessageKey(message.chat().id(), message.messageId()))
                .toList();
    }
}

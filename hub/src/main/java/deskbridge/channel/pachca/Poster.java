package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Attaching.Taken;
import deskbridge.channel.pachca.Composer.Draft;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes new messages. */
final class Poster {

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Threads threads;
    private final Spots spots;
    private final Composer composer;
    private final Attaching attaching;
    private final Identity identity;
    private final Reader reader;
    private final Texts texts;
    private final InstantSource clock;

    Poster(
            ConnectionId connection,
            PachcaClient client,
            Threads threads,
            Spots spots,
            Composer composer,
            Attaching attaching,
            Identity identity,
            Reader reader,
            Texts texts,
            InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.threads = threads;
        this.spots = spots;
        this.composer = composer;
        this.attaching = attaching;
        this.identity = identity;
        this.reader = reader;
        this.texts = texts;
        this.clock = clock;
    }

    SendResult post(PostMessage command, SendContext context) {
        var writing = new Writing(connection, client, threads, context);
        try {
            var spot = spots.of(command.to(), context);
            if (spot.isEmpty()) {
                return new SendResult.Rejected(texts.get("post.nowhere", connection));
            }
            // Only a comment calls people into the thread; what the hub says by itself does not.
            boolean quietly = !(command.purpose() instanceof Purpose.MirrorOf);
            write(chosen(command, spot.get(), context, writing), quietly, spot.get(), context, writing);
            return writing.done(spot.get().inside());
        } catch (CallFailed e) {
            return writing.failed(e, clock.instant());
        }
    }

    /** What comes late says so. */
    private OutgoingMessage said(PostMessage command, SendContext context) {
        var message = command.message();
        if (!context.redelivered() || command.purpose() instanceof Purpose.Card) {
            return message;
        }
        var text = RichText.plain(texts.get("post.late")).then(message.text());
        return new OutgoingMessage(text, message.buttons(), message.files());
    }

    /**
     * What is written.
     *
     * @param there for each part its message that stands already, or null
     */
    private record Chosen(OutgoingMessage message, Draft draft, List<@Nullable MessageJson> there) {}

    /** What is put back says that it comes late, unless some of it stands already in the words of its first try. */
    private Chosen chosen(PostMessage command, Spot spot, SendContext context, Writing writing) throws CallFailed {
        var chosen = looked(said(command, context), spot, context, writing);
        if (chosen.message().equals(command.message()) || !context.mayHaveHappened() || isThere(chosen)) {
            return chosen;
        }
        var earlier = looked(command.message(), spot, context, writing);
        return isThere(earlier) ? earlier : chosen;
    }

    private static boolean isThere(Chosen chosen) {
        return chosen.there().stream().anyMatch(Objects::nonNull);
    }

    private Chosen looked(OutgoingMessage message, Spot spot, SendContext context, Writing writing) throws CallFailed {
        var draft = composer.compose(textOf(message), message.buttons());
        return new Chosen(message, draft, lookFor(draft, spot, context, writing));
    }

    private void write(Chosen chosen, boolean quietly, Spot spot, SendContext context, Writing writing)
            throws CallFailed {
        var message = chosen.message();
        var draft = chosen.draft();
        var there = chosen.there();
        var files = Taken.NONE;
        if (there.getFirst() == null && !message.files().isEmpty()) {
            files = attaching.take(message.files(), context);
            draft = composer.compose(files.below(textOf(message)), message.buttons());
        }
        for (int part = 0; part < draft.parts().size(); part++) {
            var already = part < there.size() ? there.get(part) : null;
            if (already != null) {
                writing.stands(already);
            } else if (part == 0 && !files.files().isEmpty()) {
                draft = first(message, draft, spot, files, quietly, writing);
            } else {
                writing.post(draft, part, spot, Taken.NONE, quietly);
            }
        }
    }

    /** When the files are what is refused, the words go out without them. */
    private Draft first(OutgoingMessage message, Draft draft, Spot spot, Taken files, boolean quietly, Writing writing)
            throws CallFailed {
        try {
            writing.post(draft, 0, spot, files, quietly);
            return draft;
        } catch (CallFailed e) {
            if (e.status() != 422 && e.status() != 400) {
                throw e;
            }
            var without = attaching.none(message.files()).below(textOf(message));
            var plain = composer.compose(without, message.buttons());
            writing.post(plain, 0, spot, Taken.NONE, quietly);
            return plain;
        }
    }

    private List<@Nullable MessageJson> lookFor(Draft draft, Spot spot, SendContext context, Writing writing)
            throws CallFailed {
        if (!context.mayHaveHappened()) {
            return draft.parts().stream()
                    .<@Nullable MessageJson>map(part -> null)
                    .toList();
        }
        Optional<Long> chat = spots.listing(spot);
        return writing.lookFor(
                draft, 0, chat.orElse(null), reader, identity.own().id());
    }

    /** Text is required even with files, and nobody says what an empty one does (Pachca docs, messages). */
    private RichText textOf(OutgoingMessage message) {
        return message.text().isBlank() && !message.files().isEmpty()
                ? RichText.plain(Attaching.NOTE + " "
                        + message.files().stream().map(RemoteFile::name).collect(Collectors.joining(", ")))
                : message.text();
    }
}

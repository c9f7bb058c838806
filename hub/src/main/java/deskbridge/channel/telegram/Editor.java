package deskbridge.channel.telegram;

import deskbridge.channel.telegram.Begun.Progress;
import deskbridge.channel.telegram.SendJson.Preview;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.Target;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites messages of ours in place. Words stand first and files behind them, or the words under the first file; which it is, only
 * trying tells. Files stay as they are; those that came later are added.
 */
final class Editor {

    /** What a part that is not needed any more says, when it cannot be removed. */
    private static final Marked NOTHING = Marked.plain("…");

    private final ConnectionId connection;
    private final BotApi api;
    private final Outbound outbound;
    private final Writing writing;
    private final Gathering gathering;
    private final Moves moves;
    private final Begun begun;
    private final Poster poster;
    private final Texts texts;

    Editor(
            ConnectionId connection,
            BotApi api,
            Outbound outbound,
            Writing writing,
            Gathering gathering,
            Moves moves,
            Begun begun,
            Poster poster,
            Texts texts) {
        this.connection = connection;
        this.api = api;
        this.outbound = outbound;
        this.writing = writing;
        this.gathering = gathering;
        this.moves = moves;
        this.begun = begun;
        this.poster = poster;
        this.texts = texts;
    }

    SendResult edit(EditMessage command, SendContext context) {
        var old =
                targets(command.target(), context).stream().map(MessageKey::of).toList();
        if (old.isEmpty() && command.target() instanceof Target.Card && !context.gaveUpMessages()) {
            // Which message it was went with the database. A card that was given up may stand there twice already.
            return poster.post(
                    new Command.PostMessage(
                            new Command.Destination.OwnThread(), command.message(), new Command.Purpose.Card()),
                    context);
        }
        if (old.isEmpty()) {
            return new SendResult.Rejected(texts.get("edit.nothing", connection));
        }
        if (moves.hasMoved(old.getFirst().chat())) {
            return new SendResult.Rejected(texts.get("edit.moved", connection));
        }
        var progress = begun.of(command, context.firstTriedAt(), context.mayHaveHappened());
        try {
            var standing = new Standing();
            var left = rewrite(old, command.message(), standing, context.mayHaveHappened());
            var spot = spot(old.getFirst(), context);
            add(left, command.message(), spot, progress);
            addFiles(command.message().files(), standing.files, left.size(), spot, context, progress);
            standing.messages.addAll(progress.messages());
            begun.ended(command, context.firstTriedAt());
            return new SendResult.Sent(new Receipt.Posted(
                    standing.messages.stream()
                            .map(message -> message.ref(connection))
                            .toList(),
                    spot.talk(connection, standing.messages.getFirst())));
        } catch (CallFailed e) {
            return poster.failed(e, command, context, progress);
        }
    }

    private static List<MessageRef> targets(Target target, SendContext context) {
        return switch (target) {
            case Target.Card ignored -> context.card();
            case Target.MirrorOf mirror -> context.messagesFor(mirror.comment());
            case Target.One one -> List.of(one.message());
        };
    }

    /**
     * @param again true when an earlier attempt may have removed some
     * @return the parts for which there was no message
     */
    private List<Marked> rewrite(List<MessageKey> old, OutgoingMessage message, Standing standing, boolean again)
            throws CallFailed {
        var words = MarksWriter.write(message.text(), connection);
        var parts = new ArrayList<>(Splitter.split(words, Writing.LONGEST_TEXT, Writing.LONGEST_TEXT));
        for (MessageKey each : old) {
            switch (made(each, parts, message, standing, again)) {
                case WORDS -> standing.add(each, false);
                case GONE -> {}
                case FILE -> {
                    // When none of the files shall be seen any more, they go as far as Telegram lets them.
                    if (!message.files().isEmpty() || !isRemoved(each)) {
                        recaption(each, parts, message, standing, words);
                        standing.file(each);
                    }
                }
            }
        }
        return parts;
    }

    /** What a message turned out to be. */
    private enum Found {
        WORDS,
        FILE,
        GONE
    }

    private Found made(MessageKey each, List<Marked> parts, OutgoingMessage message, Standing standing, boolean again)
            throws CallFailed {
        if (standing.files > 0) {
            return Found.FILE;
        }
        if (parts.isEmpty()) {
            return surplus(each);
        }
        try {
            return isRewritten(each, parts, message, standing.messages.isEmpty()) ? Found.WORDS : Found.FILE;
        } catch (CallFailed e) {
            if (again && message.files().isEmpty() && e.is(Refusal.NOT_EDITABLE)) {
                return Found.GONE;
            }
            throw e;
        }
    }

    /**
     * Takes the first of the parts.
     *
     * @return false when files begin here
     */
    private boolean isRewritten(MessageKey each, List<Marked> parts, OutgoingMessage message, boolean first)
            throws CallFailed {
        try {
            var text = parts.getFirst().isBlank() ? NOTHING : parts.getFirst();
            outbound.rewriteText(text(each, text, keyboard(parts, message, each)), !first);
            parts.removeFirst();
            return true;
        } catch (CallFailed e) {
            if (!e.is(Refusal.NO_TEXT)) {
                throw e;
            }
        }
        return false;
    }

    /** The words stand under the first file where there is no message before it. */
    private void recaption(
            MessageKey each, List<Marked> parts, OutgoingMessage message, Standing standing, Marked words)
            throws CallFailed {
        if (standing.messages.isEmpty() && !parts.isEmpty()) {
            parts.clear();
            parts.addAll(Splitter.split(words, Writing.LONGEST_CAPTION, Writing.LONGEST_TEXT));
            outbound.rewriteCaption(caption(each, parts.getFirst(), keyboard(parts, message, each)), true);
            parts.removeFirst();
        }
    }

    /** A message that is too much goes; one that cannot be removed says nothing any more. */
    private Found surplus(MessageKey each) throws CallFailed {
        try {
            outbound.rewriteText(text(each, NOTHING, null), true);
        } catch (CallFailed e) {
            if (e.is(Refusal.NO_TEXT)) {
                return Found.FILE;
            }
            if (e.is(Refusal.NOT_EDITABLE)) {
                return Found.GONE;
            }
            throw e;
        }
        return isRemoved(each) ? Found.GONE : Found.WORDS;
    }

    private boolean isRemoved(MessageKey each) throws CallFailed {
        try {
            api.remove(each.chat(), each.id());
            return true;
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return false;
            }
            throw e;
        }
    }

    private void add(List<Marked> parts, OutgoingMessage message, Spot spot, Progress progress) throws CallFailed {
        for (int i = progress.done(); i < parts.size(); i++) {
            var keyboard =
                    i == parts.size() - 1 ? Keyboards.of(message, spot.chat().isPrivate()) : null;
            var written = outbound.text(spot.text(parts.get(i), keyboard), true);
            progress.did(List.of(new MessageKey(written.chat().id(), written.messageId())));
        }
    }

    /** Files that came later stand behind those that are there. */
    private void addFiles(
            List<RemoteFile> wanted, int there, int partsAdded, Spot spot, SendContext context, Progress progress)
            throws CallFailed {
        if (wanted.size() <= there) {
            return;
        }
        var done = progress.done() - partsAdded;
        var missing = wanted.subList(Math.min(wanted.size(), there + done), wanted.size());
        try (var gathered = gathering.gather(missing, context)) {
            for (Batch batch : Batch.of(gathered.files())) {
                for (Batch one : batch.apart()) {
                    writing.sendFile(one, spot, progress);
                }
            }
        }
    }

    /** What stands there at last. */
    private static final class Standing {
        private final List<MessageKey> messages = new ArrayList<>();
        private int files;

        void add(MessageKey message, boolean file) {
            messages.add(message);
            files += file ? 1 : 0;
        }

        void file(MessageKey message) {
            add(message, true);
        }
    }

    private static @Nullable KeyboardJson keyboard(List<Marked> parts, OutgoingMessage message, MessageKey where) {
        var keyboard = parts.size() == 1 ? Keyboards.of(message, where.chat() > 0) : null;
        // A keyboard that asks for a card can only come with a new message.
        return keyboard == null || keyboard.inlineKeyboard() == null ? null : keyboard;
    }

    private Spot spot(MessageKey first, SendContext context) {
        return context.thread()
                .filter(place -> chatOf(place).id() == first.chat())
                .map(Spot::in)
                .orElseGet(() -> new Spot(new ChatKey(first.chat(), null), null, null));
    }

    private static ChatKey chatOf(Place place) {
        return ChatKey.of(place.chat());
    }

    private static SendJson text(MessageKey message, Marked words, @Nullable KeyboardJson keyboard) {
        return new SendJson(
                message.chat(),
                null,
                message.id(),
                words.text(),
                words.marksOrNothing(),
                null,
                null,
                null,
                keyboard,
                Preview.NONE);
    }

    private static SendJson caption(MessageKey message, Marked words, @Nullable KeyboardJson keyboard) {
        return new SendJson(
                message.chat(),
                null,
                message.id(),
                null,
                null,
                words.text(),
                words.marksOrNothing(),
                null,
                keyboard,
                null);
    }
}

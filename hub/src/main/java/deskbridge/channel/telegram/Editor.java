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
        var progress = begun.of(command, context.firstTriedAt(), context.doubtfulAttempts() > 0);
        try {
            var edit = new Edit(command.message(), progress, context);
            var left = rewrite(old, edit);
            var spot = spot(old.getFirst(), context);
            add(left, spot, edit);
            addFiles(left.size(), spot, edit);
            edit.standing.addAll(progress.messages());
            begun.ended(command, context.firstTriedAt());
            return new SendResult.Sent(new Receipt.Posted(
                    edit.standing.stream()
                            .map(message -> message.ref(connection))
                            .toList(),
                    spot.talk(connection, edit.standing.getFirst())));
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

    /** One edit under way, and what stands there at last. */
    private static final class Edit {
        private final OutgoingMessage message;
        private final Progress progress;
        private final SendContext context;

        /** Whether an earlier attempt may have removed some. */
        private final boolean again;

        private final List<MessageKey> standing = new ArrayList<>();
        private int files;

        Edit(OutgoingMessage message, Progress progress, SendContext context) {
            this.message = message;
            this.progress = progress;
            this.context = context;
            this.again = progress.removes() || context.doubtfulAttempts() > 0;
        }

        void file(MessageKey message) {
            standing.add(message);
            files++;
        }
    }

    /** @return the parts for which there was no message */
    private List<Marked> rewrite(List<MessageKey> old, Edit edit) throws CallFailed {
        var words = MarksWriter.write(edit.message.text(), connection);
        var parts = new ArrayList<>(Splitter.split(words, Writing.LONGEST_TEXT, Writing.LONGEST_TEXT));
        for (MessageKey each : old) {
            switch (made(each, parts, edit)) {
                case WORDS -> edit.standing.add(each);
                case GONE -> {}
                case FILE -> {
                    // When none of the files shall be seen any more, they go as far as Telegram lets them.
                    if (!edit.message.files().isEmpty() || !isRemoved(each, edit)) {
                        recaption(each, parts, words, edit);
                        edit.file(each);
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

    private Found made(MessageKey each, List<Marked> parts, Edit edit) throws CallFailed {
        if (edit.files > 0) {
            return Found.FILE;
        }
        if (parts.isEmpty()) {
            return surplus(each, edit);
        }
        try {
            return isRewritten(each, parts, edit) ? Found.WORDS : Found.FILE;
        } catch (CallFailed e) {
            if (edit.again && edit.message.files().isEmpty() && e.is(Refusal.NOT_EDITABLE)) {
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
    private boolean isRewritten(MessageKey each, List<Marked> parts, Edit edit) throws CallFailed {
        try {
            var text = parts.getFirst().isBlank() ? NOTHING : parts.getFirst();
            var keyboard = keyboard(parts, edit.message, each);
            outbound.rewriteText(text(each, text, keyboard), !edit.standing.isEmpty(), edit.context);
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
    private void recaption(MessageKey each, List<Marked> parts, Marked words, Edit edit) throws CallFailed {
        if (edit.standing.isEmpty() && !parts.isEmpty()) {
            parts.clear();
            parts.addAll(Splitter.split(words, Writing.LONGEST_CAPTION, Writing.LONGEST_TEXT));
            var keyboard = keyboard(parts, edit.message, each);
            outbound.rewriteCaption(caption(each, parts.getFirst(), keyboard), true, edit.context);
            parts.removeFirst();
        }
    }

    /** A message that is too much goes; one that cannot be removed says nothing any more. */
    private Found surplus(MessageKey each, Edit edit) throws CallFailed {
        try {
            outbound.rewriteText(text(each, NOTHING, null), true, edit.context);
        } catch (CallFailed e) {
            if (e.is(Refusal.NO_TEXT)) {
                return Found.FILE;
            }
            if (e.is(Refusal.NOT_EDITABLE)) {
                return Found.GONE;
            }
            throw e;
        }
        return isRemoved(each, edit) ? Found.GONE : Found.WORDS;
    }

    private boolean isRemoved(MessageKey each, Edit edit) throws CallFailed {
        edit.progress.removing();
        try {
            api.remove(each.chat(), each.id(), edit.context);
            return true;
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return false;
            }
            throw e;
        }
    }

    private void add(List<Marked> parts, Spot spot, Edit edit) throws CallFailed {
        for (int i = edit.progress.done(); i < parts.size(); i++) {
            var keyboard = i == parts.size() - 1
                    ? Keyboards.of(edit.message, spot.chat().isPrivate())
                    : null;
            var written = outbound.text(spot.text(parts.get(i), keyboard), true, edit.context);
            edit.progress.did(List.of(new MessageKey(written.chat().id(), written.messageId())));
        }
    }

    /** Files that came later stand behind those that are there. */
    private void addFiles(int partsAdded, Spot spot, Edit edit) throws CallFailed {
        var wanted = edit.message.files();
        if (wanted.size() <= edit.files) {
            return;
        }
        var done = edit.progress.done() - partsAdded;
        var missing = wanted.subList(Math.min(wanted.size(), edit.files + done), wanted.size());
        try (var gathered = gathering.gather(missing, edit.context)) {
            for (Batch batch : Batch.of(gathered.files())) {
                for (Batch one : batch.apart()) {
                    writing.sendFile(one, spot, edit.progress, edit.context);
                }
            }
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

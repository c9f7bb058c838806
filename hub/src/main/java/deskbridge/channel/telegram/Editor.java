package deskbridge.channel.telegram;

import deskbridge.channel.telegram.Begun.Progress;
import deskbridge.channel.telegram.SendJson.Preview;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
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
 * trying tells. Files stay as they are.
 */
final class Editor {

    /** What a part that is not needed any more says, when it cannot be removed. */
    private static final Marked NOTHING = Marked.plain("…");

    private final ConnectionId connection;
    private final BotApi api;
    private final Outbound outbound;
    private final Moves moves;
    private final Begun begun;
    private final Poster poster;
    private final Texts texts;

    Editor(
            ConnectionId connection,
            BotApi api,
            Outbound outbound,
            Moves moves,
            Begun begun,
            Poster poster,
            Texts texts) {
        this.connection = connection;
        this.api = api;
        this.outbound = outbound;
        this.moves = moves;
        this.begun = begun;
        this.poster = poster;
        this.texts = texts;
    }

    SendResult edit(EditMessage command, SendContext context) {
        var old =
                targets(command.target(), context).stream().map(MessageKey::of).toList();
        if (old.isEmpty()) {
            return new SendResult.Rejected(texts.get("edit.nothing", connection));
        }
        if (moves.hasMoved(old.getFirst().chat())) {
            return new SendResult.Rejected(texts.get("edit.moved", connection));
        }
        var progress = begun.of(command, context.firstTriedAt(), context.mayHaveHappened());
        try {
            var standing = new ArrayList<MessageKey>();
            var left = rewrite(old, command.message(), standing);
            add(left, command.message(), spot(old.getFirst(), context), progress);
            standing.addAll(progress.messages());
            begun.ended(command, context.firstTriedAt());
            return new SendResult.Sent(new Receipt.Posted(
                    standing.stream().map(message -> message.ref(connection)).toList(),
                    spot(old.getFirst(), context).talk(connection, standing.getFirst())));
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

    /** @return the parts for which there was no message */
    private List<Marked> rewrite(List<MessageKey> old, OutgoingMessage message, List<MessageKey> standing)
            throws CallFailed {
        var words = MarksWriter.write(message.text(), connection);
        var parts = new ArrayList<>(Splitter.split(words, Writing.LONGEST_TEXT, Writing.LONGEST_TEXT));
        boolean files = false;
        boolean first = true;
        for (MessageKey each : old) {
            if (files) {
                standing.add(each);
            } else if (!parts.isEmpty()) {
                files = !isRewritten(each, parts, message, first, words);
                standing.add(each);
            } else if (!isRemoved(each)) {
                standing.add(each);
            }
            first = false;
        }
        return parts;
    }

    /**
     * Takes the first of the parts.
     *
     * @return false when files begin here
     */
    private boolean isRewritten(
            MessageKey each, List<Marked> parts, OutgoingMessage message, boolean first, Marked words)
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
        if (first) {
            parts.clear();
            parts.addAll(Splitter.split(words, Writing.LONGEST_CAPTION, Writing.LONGEST_TEXT));
            outbound.rewriteCaption(caption(each, parts.getFirst(), keyboard(parts, message, each)), true);
            parts.removeFirst();
        }
        return false;
    }

    /** @return false when it is a file, or cannot be removed: then it says nothing any more */
    private boolean isRemoved(MessageKey each) throws CallFailed {
        try {
            outbound.rewriteText(text(each, NOTHING, null), true);
            api.remove(each.chat(), each.id());
            return true;
        } catch (CallFailed e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return e.is(Refusal.NOT_EDITABLE);
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

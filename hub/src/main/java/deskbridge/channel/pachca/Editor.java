package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Attaching.Taken;
import deskbridge.channel.pachca.Composer.Draft;
import deskbridge.channel.pachca.MessageJson.AttachmentJson;
import deskbridge.channel.pachca.PostJson.NewFileJson;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.Target;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RemoteFile;
import deskbridge.texts.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rewrites messages of ours in place: part by part, with new parts below and surplus ones removed. */
final class Editor {

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Threads threads;
    private final Composer composer;
    private final Attaching attaching;
    private final Identity identity;
    private final Reader reader;
    private final Texts texts;
    private final InstantSource clock;

    Editor(
            ConnectionId connection,
            PachcaClient client,
            Threads threads,
            Composer composer,
            Attaching attaching,
            Identity identity,
            Reader reader,
            Texts texts,
            InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.threads = threads;
        this.composer = composer;
        this.attaching = attaching;
        this.identity = identity;
        this.reader = reader;
        this.texts = texts;
        this.clock = clock;
    }

    SendResult edit(EditMessage command, SendContext context) {
        var old = targets(command.target(), context).stream()
                .map(MessageRef::id)
                .map(Long::valueOf)
                .toList();
        if (old.isEmpty()) {
            return new SendResult.Rejected(texts.get("edit.nothing", connection));
        }
        var writing = new Writing(connection, client, threads, context);
        try {
            return rewrite(old, command.message(), context, writing);
        } catch (CallFailed e) {
            return writing.failed(e, clock.instant());
        }
    }

    private static List<MessageRef> targets(Target target, SendContext context) {
        return switch (target) {
            case Target.Card ignored -> context.card();
            case Target.MirrorOf mirror -> context.messagesFor(mirror.comment());
            case Target.One one -> List.of(one.message());
        };
    }

    private SendResult rewrite(List<Long> old, OutgoingMessage message, SendContext context, Writing writing)
            throws CallFailed {
        var budget = threads.budgetOf(old.getFirst(), context.thread());
        var files = keepOrTake(old.getFirst(), message.files(), context);
        var draft = composer.compose(
                files.map(taken -> taken.below(message.text())).orElse(message.text()), message.buttons());
        for (int part = 0; part < Math.min(old.size(), draft.parts().size()); part++) {
            var attached = part == 0 ? files.map(Taken::files).orElse(null) : List.<NewFileJson>of();
            writing.stands(client.rewrite(old.get(part), put(draft, part, attached), budget));
        }
        var first = writing.first();
        var inside = inside(first, context);
        addMissing(draft, old.size(), Spot.beside(first, inside), context, writing);
        for (int surplus = draft.parts().size(); surplus < old.size(); surplus++) {
            client.remove(old.get(surplus), budget);
        }
        return writing.done(first.inThread() ? inside : null);
    }

    private static PostJson put(Draft draft, int part, @Nullable List<NewFileJson> files) {
        var content = new PostJson.Content(null, null, draft.parts().get(part), files, draft.buttonsOf(part), null);
        return new PostJson(content, null);
    }

    /** @return empty when the message has just these files already, so that they may stay */
    private Optional<Taken> keepOrTake(long first, List<RemoteFile> wanted, SendContext context) throws CallFailed {
        if (wanted.isEmpty()) {
            return Optional.of(Taken.NONE);
        }
        var names = wanted.stream().map(RemoteFile::name).toList();
        var there = client.message(first).map(MessageJson::attachments).orElse(List.of()).stream()
                .map(AttachmentJson::name)
                .map(name -> Objects.requireNonNullElse(name, ""))
                .toList();
        return names.equals(there) ? Optional.empty() : Optional.of(attaching.take(wanted, context));
    }

    private void addMissing(Draft draft, int from, Spot spot, SendContext context, Writing writing) throws CallFailed {
        if (from >= draft.parts().size()) {
            return;
        }
        List<@Nullable MessageJson> there = context.mayHaveHappened()
                ? writing.lookFor(
                        draft, from, spot.chatId(), reader, identity.own().id())
                : List.of();
        for (int part = from; part < draft.parts().size(); part++) {
            var already = part - from < there.size() ? there.get(part - from) : null;
            if (already == null) {
                writing.post(draft, part, spot, Taken.NONE, true);
            } else {
                writing.stands(already);
            }
        }
    }

    /** The thread a message is in, or would start. */
    private ThreadKey inside(MessageJson message, SendContext context) throws CallFailed {
        if (!message.inThread()) {
            return new ThreadKey(message.chatId(), message.id());
        }
        var place = context.thread();
        if (place.isPresent()) {
            return ThreadKey.of(place.get().thread());
        }
        return threads.keyOf(message.entityId()).orElse(new ThreadKey(message.chatId(), message.id()));
    }
}

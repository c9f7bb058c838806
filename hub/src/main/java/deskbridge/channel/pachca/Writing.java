package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Attaching.Taken;
import deskbridge.channel.pachca.Composer.Draft;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have messages stand in a chat, part by part. Knows at every moment what is there already, so that a failure is
 * reported for what it is: nothing happened, or something may have.
 */
final class Writing {

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Threads threads;
    private final SendContext context;
    private final List<MessageJson> standing = new ArrayList<>();
    private boolean acted;
    private boolean looked;

    Writing(ConnectionId connection, PachcaClient client, Threads threads, SendContext context) {
        this.connection = connection;
        this.client = client;
        this.threads = threads;
        this.context = context;
    }

    /** A message that is part of the result. */
    void stands(MessageJson message) {
        standing.add(message);
    }

    /** The first message of the result; there must be one. */
    MessageJson first() {
        return standing.getFirst();
    }

    /**
     * Looks for what an earlier attempt left behind, the lost answer's messages.
     *
     * @return for each part its message, or null where there is none
     */
    List<@Nullable MessageJson> lookFor(Draft draft, int from, @Nullable Long chatId, Reader reader, long ownId)
            throws CallFailed {
        var found = new ArrayList<@Nullable MessageJson>();
        var candidates = chatId == null
                ? List.<MessageJson>of()
                : reader.since(chatId, context.earliestEffect()).stream()
                        .filter(message -> isLostEffect(message, ownId))
                        .sorted(Comparator.comparingLong(MessageJson::id))
                        .toList();
        Set<Long> used = new HashSet<>();
        for (int part = from; part < draft.parts().size(); part++) {
            MessageJson match = null;
            for (MessageJson candidate : candidates) {
                if (!used.contains(candidate.id()) && draft.isPart(part, candidate)) {
                    match = candidate;
                    used.add(candidate.id());
                    break;
                }
            }
            acted = acted || match != null;
            found.add(match);
        }
        looked = true;
        return found;
    }

    private boolean isLostEffect(MessageJson message, long ownId) {
        var author = message.userId();
        return author != null && author == ownId && !message.isDeleted() && !context.isRecorded(ref(message));
    }

    /** Writes one part. */
    void post(Draft draft, int part, Spot spot, Taken files, boolean quietly) throws CallFailed {
        var content = new PostJson.Content(
                spot.entityType(),
                spot.entityId(),
                draft.parts().get(part),
                files.files().isEmpty() ? null : files.files(),
                draft.buttonsOf(part).isEmpty() ? null : draft.buttonsOf(part),
                (quietly && spot.inside() != null) ? Boolean.TRUE : null);
        var posted = client.post(new PostJson(content, false), spot.budget());
        acted = true;
        var first = standing.isEmpty() ? posted : standing.getFirst();
        threads.wrote(
                posted,
                spot.inside() == null ? new ThreadKey(posted.chatId(), first.id()) : spot.inside(),
                spot.inside() != null);
        stands(posted);
    }

    /** Everything stands. */
    SendResult done(@Nullable ThreadKey inside) {
        var first = standing.getFirst();
        var thread = inside == null ? new ThreadKey(first.chatId(), first.id()) : inside;
        return new SendResult.Sent(
                new Receipt.Posted(standing.stream().map(this::ref).toList(), thread.ref(connection)));
    }

    /** A retry that follows may only be told that nothing happened when that is sure. */
    SendResult failed(CallFailed e, Instant now) {
        var result = e.result(now);
        boolean unsure = acted || (context.mayHaveHappened() && !looked);
        return unsure && result instanceof SendResult.RetryAt retry ? new SendResult.Uncertain(retry.reason()) : result;
    }

    private MessageRef ref(MessageJson message) {
        return new MessageRef(connection, Long.toString(message.id()));
    }
}

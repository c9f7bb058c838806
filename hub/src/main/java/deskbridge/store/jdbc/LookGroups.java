package deskbridge.store.jdbc;

import deskbridge.domain.Conversation;
import deskbridge.store.About.Whose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up conversations for many callers together: two looks an event, each a journey of its own, cost more than what they are looks
 * for. Each look begins after it was asked for. A group that fails is left to its callers, so that what is wrong with one
 * conversation troubles nobody else.
 */
final class LookGroups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LookGroups.class);
    private static final int MOST_AT_ONCE = 64;

    private final GroupThread<Look> thread;
    private final Function<Set<Whose>, Map<Whose, Conversation>> together;

    /** @param together finds those that there are */
    LookGroups(String name, Function<Set<Whose>, Map<Whose, Conversation>> together) {
        this.together = together;
        thread = new GroupThread<>(name, MOST_AT_ONCE, this::look);
    }

    /** @param answer empty when there is none */
    private record Look(Whose whose, CompletableFuture<Optional<Conversation>> answer) {}

    /** @param alone looks when looking together failed */
    Optional<Conversation> find(Whose whose, Function<Whose, Optional<Conversation>> alone) {
        var look = new Look(whose, new CompletableFuture<>());
        thread.put(look);
        try {
            return look.answer().join();
        } catch (CompletionException e) {
            LOG.debug("A look together with others failed, so it is done alone", e);
            return alone.apply(whose);
        }
    }

    /** Finishes what is queued, then ends. */
    @Override
    public void close() {
        thread.close();
    }

    private List<Look> look(List<Look> group) {
        try {
            Map<Whose, Conversation> found =
                    together.apply(group.stream().map(Look::whose).collect(Collectors.toSet()));
            group.forEach(look -> look.answer().complete(Optional.ofNullable(found.get(look.whose()))));
        } catch (RuntimeException | Error e) {
            group.forEach(look -> look.answer().completeExceptionally(e));
        }
        return List.of();
    }
}

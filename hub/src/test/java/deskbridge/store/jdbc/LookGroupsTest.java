package deskbridge.store.jdbc;

import static deskbridge.store.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.store.About.Whose;
import deskbridge.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at conversations that are done together: each caller is told about his own, whatever the others asked for. */
final class LookGroupsTest {

    private static final Whose FIRST = named("first");
    private static final Whose BROKEN = named("broken");

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gathered = new CountDownLatch(1);
    private final List<Set<Whose>> asked = new CopyOnWriteArrayList<>();
    private final List<Whose> alone = new CopyOnWriteArrayList<>();
    private final LookGroups looks = new LookGroups("looks", this::together);

    @AfterEach
    void close() {
        gathered.countDown();
        looks.close();
    }

    @Test
    void whatIsAskedForMeanwhileIsReadTogether() throws Exception {
        List<FutureTask<Optional<Conversation>>> found =
                askTogether(named("talk1"), named("talk2"), named("none"), named("talk1"));

        assertThat(found.get(0).get()).contains(conversation("talk1", "thread"));
        assertThat(found.get(1).get()).contains(conversation("talk2", "thread"));
        assertThat(found.get(2).get()).isEmpty();
        assertThat(found.get(3).get()).contains(conversation("talk1", "thread"));
        assertThat(asked).containsExactly(Set.of(FIRST), Set.of(named("talk1"), named("talk2"), named("none")));
        assertThat(alone).isEmpty();
    }

    @Test
    void whatIsWrongWithOneTroublesNobodyElse() throws Exception {
        List<FutureTask<Optional<Conversation>>> found = askTogether(named("talk1"), BROKEN);

        assertThat(found.get(0).get()).contains(conversation("talk1", "thread"));
        assertThatThrownBy(found.get(1)::get).hasRootCauseMessage("broken");
        assertThat(alone).containsExactlyInAnyOrder(named("talk1"), BROKEN);
    }

    @Test
    void nothingIsLookedUpInAClosedStore() {
        looks.close();
        assertThatThrownBy(() -> looks.find(FIRST, this::lookAlone)).isInstanceOf(StoreException.class);
    }

    /** The first look is held until the others have queued. */
    private List<FutureTask<Optional<Conversation>>> askTogether(Whose... wanted) throws InterruptedException {
        Thread.ofPlatform().start(() -> looks.find(FIRST, this::lookAlone));
        begun.await();
        var found = new ArrayList<FutureTask<Optional<Conversation>>>();
        for (Whose whose : wanted) {
            var look = new FutureTask<>(() -> looks.find(whose, this::lookAlone));
            found.add(look);
            Thread caller = Thread.ofPlatform().start(look);
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        gathered.countDown();
        return found;
    }

    private Map<Whose, Conversation> together(Set<Whose> wanted) {
        asked.add(wanted);
        begun.countDown();
        try {
            gathered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var found = new HashMap<Whose, Conversation>();
        wanted.forEach(whose -> look(whose).ifPresent(one -> found.put(whose, one)));
        return found;
    }

    private Optional<Conversation> lookAlone(Whose whose) {
        alone.add(whose);
        return look(whose);
    }

    private static Optional<Conversation> look(Whose whose) {
        if (whose.equals(BROKEN)) {
            throw new IllegalStateException("broken");
        }
        return whose.equals(named("none")) || !(whose instanceof Whose.Named it)
                ? Optional.empty()
                : Optional.of(conversation(it.conversation().value(), "thread"));
    }

    private static Whose named(String id) {
        return new Whose.Named(new ConversationId(id));
    }
}

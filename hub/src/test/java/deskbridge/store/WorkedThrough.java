package deskbridge.store;

import static deskbridge.store.Samples.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Works lanes to their end, as a hub does, and tells what was in them. */
public final class WorkedThrough {

    private WorkedThrough() {}

    public static List<Delivery> deliveries(Store store, Handed<Delivery> handed) {
        return all(handed.entry(), entry -> finish(store, handed.claim(), entry));
    }

    public static List<OutboxEntry> commands(Store store, Handed<OutboxEntry> handed) {
        return all(handed.entry(), entry -> finish(store, handed.claim(), entry));
    }

    private static <E> List<E> all(E first, Function<E, Optional<E>> next) {
        var all = new ArrayList<E>();
        Optional<E> entry = Optional.of(first);
        while (entry.isPresent()) {
            all.add(entry.get());
            entry = next.apply(entry.get());
        }
        return all;
    }

    /** Ends one and asks for the next. */
    static Optional<Delivery> finish(Store store, Claim claim, Delivery delivery) {
        Later<Optional<Delivery>> next = store.transact(work -> {
            work.finish(claim, delivery, "done", NOW);
            return work.nextDelivery(claim, NOW);
        });
        return next.get();
    }

    /** Ends one and asks for the next. */
    static Optional<OutboxEntry> finish(Store store, Claim claim, OutboxEntry entry) {
        Later<Optional<OutboxEntry>> next = store.transact(work -> {
            work.finish(claim, entry, "done", NOW);
            return work.nextCommand(claim, NOW);
        });
        return next.get();
    }
}

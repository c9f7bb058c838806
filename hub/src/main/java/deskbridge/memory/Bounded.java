package deskbridge.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Maps and sets that never grow beyond a bound: what was not asked for the longest makes room for what is new. Thread-safe. */
public final class Bounded {
    private Bounded() {}

    /** An empty map of at most so many entries. */
    public static <K, V> Map<K, V> map(int most) {
        return Collections.synchronizedMap(new Forgetful<>(most));
    }

    /** An empty set of at most so many elements; asking for one is no use of it, adding it again is. */
    public static <E> Set<E> set(int most) {
        return Collections.synchronizedSet(Collections.newSetFromMap(new Forgetful<>(most)));
    }

    private static final class Forgetful<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Forgetful(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}

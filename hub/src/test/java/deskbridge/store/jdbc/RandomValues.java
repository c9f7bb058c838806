package deskbridge.store.jdbc;

import deskbridge.domain.Button;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes values of any record or sealed type of the domain, so that a type added tomorrow is tested tomorrow. */
final class RandomValues {

    private static final int DEEPEST = 7;
    private static final List<String> TEXTS = List.of(
            "принтер",
            "a \"quoted\" \\ word",
            "line\nbreak\ttab",
            "\u0001\u001f\u2028",
            "👩‍💻 emoji",
            "</script>",
            "{\"is\":\"plain\"}");

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, depth);
        }
        return value((Class<?>) type, depth);
    }

    private Object value(Class<?> type, int depth) {
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(1000);
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1000L);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt();
        } else if (type == Long.class) {
            return random.nextLong();
        } else if (type == ConnectionId.class) {
            return new ConnectionId("c" + random.nextInt(10));
        } else if (type == ConversationId.class) {
            return ConversationId.random(random);
        } else if (type == Button.class) {
            return random.nextBoolean() ? Button.press("Закрыть", "close") : Button.link("Open", "https://example.org");
        } else if (type.isEnum()) {
            return pick(type.getEnumConstants());
        } else if (type.isSealed()) {
            return value(pick(leaves(type, depth)), depth + 1);
        } else if (type.isRecord()) {
            return record(type, depth);
        }
        throw new IllegalArgumentException("Teach me to make a " + type);
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] parts = type.getRecordComponents();
        var values = new @Nullable Object[parts.length];
        var types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            boolean absent = isNullable(parts[i].getAnnotatedType()) && random.nextInt(3) == 0;
            values[i] = absent ? null : value(parts[i].getGenericType(), depth + 1);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object container(ParameterizedType type, int depth) {
        int size = depth > DEEPEST ? 0 : random.nextInt(4);
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            var list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(value(of[0], depth + 1));
            }
            return list;
        }
        Map<Object, Object> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put(value(of[0], depth + 1), value(of[1], depth + 1));
        }
        return map;
    }

    /** The cases of a sealed type, and those of its sealed cases. */
    static List<Class<?>> leaves(Class<?> type) {
        var leaves = new ArrayList<Class<?>>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                leaves.addAll(leaves(permitted));
            } else {
                leaves.add(permitted);
            }
        }
        return leaves;
    }

    private static Class<?>[] leaves(Class<?> type, int depth) {
        // Deep down only cases that hold no further ones, or it would never end.
        return leaves(type).stream()
                .filter(leaf -> depth < 3 * DEEPEST || leaf.getRecordComponents().length == 0)
                .toArray(Class<?>[]::new);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}

package deskbridge.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonDataException;
import io.avaje.json.JsonException;
import io.avaje.json.stream.BufferRecycleStrategy;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to JSON. Left to itself, the library refuses texts of more than 32,768 characters, and says how long a text may be
 * only by the size of its first buffer, which it asks for once, before its first use. A comment in Tracker may have 512,000
 * characters (facts: yandex-tracker §5), each of which may be two of Java's.
 *
 * <p>What others wrote is read by {@link #read}: on some broken texts the library runs over their end, and into the ground on very
 * deep ones.
 */
public final class Codecs {

    /** Characters of Java. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** No remote nests a tenth of it; a thread's stack holds a multiple. */
    private static final int DEEPEST = 200;

    static {
        System.setProperty("jsonb.parserCharBufferSize", Integer.toString(LONGEST_TEXT));
    }

    /** Bytes that make a reader fill many times as much memory. */
    private static final int LARGE = 1 << 20;

    private static final Lock ONE_LARGE = new ReentrantLock();

    private static final Jsonb PLAIN = builder().build();

    private Codecs() {}

    /**
     * What reads and writes records as they are. There is one for all: the library registers everything it finds anew with each that
     * is built, also for those built later, so that many of them would fill the memory.
     */
    public static Jsonb plain() {
        return PLAIN;
    }

    /**
     * A builder whose readers take long texts, and whose texts can be written into every database and to every remote. All threads
     * share the library's buffers, which have two mebibytes each: else every thread of the system that ever read something would
     * keep one.
     */
    public static Jsonb.Builder builder() {
        JsonAdapter<String> texts = new WellFormedTexts();
        return Jsonb.builder().bufferRecycling(BufferRecycleStrategy.LOCK_FREE).add(String.class, texts.nullSafe());
    }

    /**
     * Reads what somebody else wrote.
     *
     * @throws JsonException whatever is wrong with it; null is wrong as well
     */
    public static <T> T read(JsonType<T> type, String json) {
        return read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #read(JsonType, String)}, from UTF-8. */
    public static <T> T read(JsonType<T> type, byte[] json) {
        @Nullable T value = careful(json, () -> type.fromJson(json));
        if (value == null) {
            throw new JsonDataException("null");
        }
        return value;
    }

    /** As {@link #read(JsonType, byte[])}, but null is a value like others. */
    public static @Nullable Object readAny(JsonType<Object> type, byte[] json) {
        return careful(json, () -> type.fromJson(json));
    }

    private static <T extends @Nullable Object> T careful(byte[] json, Supplier<T> reading) {
        if (Nesting.isDeeperThan(DEEPEST, json)) {
            throw new JsonDataException("nested deeper than " + DEEPEST);
        }
        try {
            return json.length < LARGE ? reading.get() : singly(reading);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonDataException("unreadable: " + e.getClass().getSimpleName(), e);
        }
    }

    private static <T extends @Nullable Object> T singly(Supplier<T> reading) {
        ONE_LARGE.lock();
        try {
            return reading.get();
        } finally {
            ONE_LARGE.unlock();
        }
    }
}

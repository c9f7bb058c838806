package deskbridge.emulator.pachca;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counters for every kind of id. Ids of different kinds never meet by chance, so mixing them up shows. */
final class Ids {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final AtomicLong users = new AtomicLong(500);
    private final AtomicLong chats = new AtomicLong(918_200);
    private final AtomicLong messages = new AtomicLong(154_332_600);
    private final AtomicLong topics = new AtomicLong(265_100);
    /** Above 32 bits, as in the Pachca docs' own example. */
    private final AtomicLong topicChats = new AtomicLong(2_637_266_100L);

    private final AtomicLong files = new AtomicLong(3_500);
    private final AtomicLong tags = new AtomicLong(9_100);
    private final AtomicLong tokens = new AtomicLong(4_800);
    private final AtomicLong uuids = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    long user() {
        return users.incrementAndGet();
    }

    long chat() {
        return chats.incrementAndGet();
    }

    long message() {
        return messages.incrementAndGet();
    }

    long topic() {
        return topics.incrementAndGet();
    }

    long topicChat() {
        return topicChats.incrementAndGet();
    }

    long file() {
        return files.incrementAndGet();
    }

    long tag() {
        return tags.incrementAndGet();
    }

    long token() {
        return tokens.incrementAndGet();
    }

    String uuid() {
        return new UUID(0x791a056b006c49ddL, 0x834b000000000000L | uuids.incrementAndGet()).toString();
    }

    long event() {
        return events.incrementAndGet();
    }

    /** A ULID: 48 bits of time and, in place of randomness, a counter; so ids sort by time and are never equal. */
    static String ulid(long millis, long counter) {
        StringBuilder text = new StringBuilder(26);
        for (int shift = 45; shift >= 0; shift -= 5) {
            text.append(CROCKFORD.charAt((int) (millis >>> shift) & 31));
        }
        text.append("0000");
        for (int shift = 55; shift >= 0; shift -= 5) {
            text.append(CROCKFORD.charAt((int) (counter >>> shift) & 31));
        }
        return text.toString();
    }
}

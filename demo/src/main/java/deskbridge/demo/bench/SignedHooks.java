package deskbridge.demo.bench;

import deskbridge.emulator.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes webhooks as Pachca sends them when somebody writes in a thread, each with a message id of its own and signed over its
 * body (Pachca docs, outgoing webhooks). Thread-safe.
 */
final class SignedHooks {

    /** The message of the event with the number 0. */
    static final long FIRST_MESSAGE = 500_000_000L;

    /** The chat in which all threads hang. */
    static final long CHAT = 198_842L;

    private static final long FIRST_THREAD = 9_000_001L;
    private static final long AUTHOR = 667_231L;

    private final String secret;
    private final InstantSource clock;
    private final int threads;
    private final AtomicLong next = new AtomicLong();

    /** @param threads over how many conversations the messages are spread */
    SignedHooks(String secret, InstantSource clock, int threads) {
        this.secret = secret;
        this.clock = clock;
        this.threads = threads;
    }

    /** The next webhook as a whole HTTP request. */
    byte[] request(String path) {
        return request(path, next.getAndIncrement());
    }

    /** The message that the thread of a conversation hangs off. */
    static long thread(long conversation) {
        return FIRST_THREAD + conversation;
    }

    /** The webhook of a certain event as a whole HTTP request. */
    byte[] request(String path, long event) {
        byte[] body = body(event).getBytes(StandardCharsets.UTF_8);
        byte[] head = String.format(Locale.ROOT, """
                        POST %s HTTP/1.1\r
                        Host: 127.0.0.1\r
                        Content-Type: application/json\r
                        User-Agent: Faraday v2.12.2\r
                        Pachca-Signature: %s\r
                        Content-Length: %d\r
                        \r
                        """, path, HmacSha256.hex(secret, body), body.length)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private String body(long number) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long message = FIRST_MESSAGE + number;
        long thread = number % threads;
        return """
                {"type":"message","id":%1$d,"event":"new","entity_type":"thread","entity_id":%2$d,\
                "content":"Принтер на третьем этаже снова не печатает, номер %1$d","user_id":%3$d,\
                "created_at":"%4$s","changed_at":null,"url":"https://app.pachca.com/chats/%5$d?message=%1$d",\
                "chat_id":%6$d,"parent_message_id":null,\
                "thread":{"message_id":%7$d,"message_chat_id":%5$d},"webhook_timestamp":%8$d}""".formatted(
                        message,
                        7_000_001 + thread,
                        AUTHOR,
                        now,
                        CHAT,
                        8_000_001 + thread,
                        thread(thread),
                        now.getEpochSecond());
    }
}

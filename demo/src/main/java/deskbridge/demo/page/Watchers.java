package deskbridge.demo.page;

import deskbridge.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells every open page, as server-sent events, that something changed; the page then asks for what it shows. */
final class Watchers implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Supplier<String> signature;
    private final CountDownLatch closed = new CountDownLatch(1);

    Watchers(Supplier<String> signature) {
        this.signature = signature;
    }

    /** An endless answer; ends when the page goes away or the sandbox stops. */
    Response watch() {
        return Response.stream(200, "text/event-stream", this::tell).with("Cache-Control", "no-store");
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void tell(OutputStream out) throws IOException {
        String seen = "";
        Duration quiet = Duration.ZERO;
        do {
            String now = signature.get();
            if (!now.equals(seen)) {
                send(out, "data: changed\n\n");
                seen = now;
                quiet = Duration.ZERO;
            } else if (quiet.compareTo(SIGN_OF_LIFE) >= 0) {
                send(out, ": still here\n\n");
                quiet = Duration.ZERO;
            }
            quiet = quiet.plus(LOOK);
        } while (!isClosedAfter(LOOK));
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

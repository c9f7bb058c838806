package deskbridge.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the loopback interface that keeps a journal of every call and suffers scripted faults. It runs from
 * construction until {@link #close()}.
 */
public final class EmulatedServer implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private static final int JOURNAL_ENTRIES = 20_000;

    static {
        // Without this the JDK's server waits for the peer's delayed acknowledgement, about 40 ms per call.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final InstantSource time;
    private final Handler handler;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal(JOURNAL_ENTRIES);
    private final AtomicLong numbers = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private HttpServer server;
    private boolean reachable = true;
    private boolean closed;

    /** Starts on a free port. */
    public EmulatedServer(String name, InstantSource time, Handler handler) {
        this(name, 0, time, handler);
    }

    /**
     * Starts on the given port.
     *
     * @param name for error texts and journals, for example {@code pachca}
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public EmulatedServer(String name, int port, InstantSource time, Handler handler) {
        this.name = name;
        this.time = time;
        this.handler = handler;
        server = listen(name, port);
        this.port = server.getAddress().getPort();
        serve(server);
    }

    private static HttpServer listen(String name, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("emulator " + name + ": cannot listen on port " + port, e);
        }
    }

    private void serve(HttpServer listening) {
        listening.setExecutor(threads);
        listening.createContext("/", this::exchange);
        listening.start();
    }

    /**
     * Takes it off the network or puts it back on the same port. While it is off connections are refused, and calls in progress
     * lose theirs. Nothing changes when it is closed.
     *
     * @throws UncheckedIOException when somebody else has taken the port meanwhile
     */
    public synchronized void reachable(boolean on) {
        if (closed || on == reachable) {
            return;
        }
        if (on) {
            server = listen(name, port);
            serve(server);
        } else {
            server.stop(0);
        }
        reachable = on;
    }

    /** The root address, without a trailing slash, for example {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The script of faults; empty at first. */
    public Faults faults() {
        return faults;
    }

    /** What was called and answered. */
    public Journal journal() {
        return journal;
    }

    /** Stops at once; calls in progress lose their connections. */
    @Override
    public synchronized void close() {
        closing.countDown();
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Requests.read(exchange, numbers.incrementAndGet(), time.instant());
            Fault fault = faults.decide(call.method(), call.path());
            String label = fault instanceof Fault.None ? null : fault.label();
            switch (fault) {
                case Fault.None none -> finish(exchange, call, answer(call), label);
                case Fault.Slow slow -> {
                    if (paused(slow.delay())) {
                        finish(exchange, call, answer(call), label);
                    }
                }
                case Fault.AnswerLost lost -> journal.add(new Journal.Entry(call, answer(call), label));
                case Fault.Silent silent -> {
                    journal.add(new Journal.Entry(call, answer(call), label));
                    paused(FOR_EVER);
                }
                case Fault.Dropped dropped -> journal.add(new Journal.Entry(call, null, label));
                case Fault.Truncated truncated -> {
                    Answer answer = answer(call);
                    journal.add(new Journal.Entry(call, answer, label));
                    Responses.sendHalf(exchange, answer);
                }
                case Fault.Huge huge -> {
                    journal.add(new Journal.Entry(call, Answer.empty(200), label));
                    Responses.sendBlanks(exchange, huge.bytes());
                }
                case Fault.Status status -> finish(exchange, call, Responses.of(status), label);
                case Fault.RateLimited limited -> finish(exchange, call, Responses.of(limited), label);
                case Fault.Html html -> finish(exchange, call, Responses.of(html), label);
                case Fault.Redirect redirect -> finish(exchange, call, Responses.of(redirect), label);
            }
        }
    }

    private void finish(HttpExchange exchange, Call call, Answer answer, @Nullable String label) throws IOException {
        // The journal is written first: whoever has the answer may already look into it.
        journal.add(new Journal.Entry(call, answer, label));
        Responses.send(exchange, answer);
    }

    private Answer answer(Call call) {
        try {
            return handler.handle(call);
        } catch (MalformedBody e) {
            return Answer.json(400, Json.object().put("error", e.getMessage()));
        } catch (RuntimeException e) {
            System.getLogger(EmulatedServer.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "emulator " + name + " failed at " + call.method() + " " + call.path(),
                            e);
            return Answer.json(500, Json.object().put("error", "emulator " + name + " failed: " + e));
        }
    }

    /** Waits; false when the server was closed meanwhile, so that nothing is processed any more. */
    private boolean paused(Duration delay) {
        try {
            return !closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package deskbridge.rest;

import deskbridge.rest.RestListener.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Calls one remote. Every HTTP answer is a value whatever its status; nothing is repeated and no redirect is followed behind the
 * caller's back. All methods block; they are made for virtual threads and may be called from many at once.
 */
public final class RestClient implements AutoCloseable {
    private static final long CHUNK = 64L * 1024;
    private static final int IDLE_CONNECTIONS = 16;

    /** Shorter than any server's own patience (5 s is common): a call on a connection that just died would count as lost. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private final String connection;
    private final WireRequests requests;
    private final RestOptions options;
    private final RestListener listener;
    private final OkHttpClient http;
    private volatile boolean closed;

    /**
     * A client without a listener.
     *
     * @param connection the name used in messages
     * @param baseUrl {@code http(s)://host[:port][/path]}; its path may hold a token, it is never shown
     */
    public RestClient(String connection, String baseUrl, Authorization authorization, RestOptions options) {
        this(connection, baseUrl, authorization, options, RestListener.NONE);
    }

    public RestClient(
            String connection,
            String baseUrl,
            Authorization authorization,
            RestOptions options,
            RestListener listener) {
        this.connection = connection;
        this.requests = new WireRequests(baseUrl, authorization);
        this.options = options;
        this.listener = listener;
        this.http = http(options);
    }

    /**
     * Makes the call and reads the whole answer.
     *
     * @throws NotSentException when nothing can have reached the remote
     * @throws AnswerLostException when the remote may have acted but its answer did not arrive whole
     * @throws IllegalArgumentException when an absolute URL or a header is malformed
     */
    public RestAnswer call(RestRequest request) throws NoAnswerException {
        return new Attempt<RestAnswer>(request, (response, attempt) -> attempt.whole(response)).run();
    }

    /**
     * Streams a successful answer into a new temporary file.
     *
     * @param maxBytes the largest file to accept
     * @param files owner of the new file
     * @throws NotSentException when nothing can have reached the remote
     * @throws AnswerLostException when the file did not arrive whole or could not be written
     */
    public Download download(RestRequest request, long maxBytes, TemporaryFiles files) throws NoAnswerException {
        return new Attempt<Download>(request, (response, attempt) -> attempt.saved(response, maxBytes, files)).run();
    }

    /** Ends: calls under way fail as lost or not sent, whichever they are; later ones are not sent. */
    @Override
    public void close() {
        closed = true;
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }

    /** Reads a response in one of the two ways. */
    private interface Reading<T> {
        T read(Response response, Attempt<T> attempt) throws IOException;
    }

    /** One call from its start to its report. */
    private final class Attempt<T> {
        private final RestRequest request;
        private final Reading<T> reading;
        private final CallProgress.Mark mark = new CallProgress.Mark();
        private final long started = System.nanoTime();

        Attempt(RestRequest request, Reading<T> reading) {
            this.request = request;
            this.reading = reading;
        }

        T run() throws NoAnswerException {
            try {
                Call call = start();
                try (Response response = call.execute()) {
                    return reading.read(response, this);
                }
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private Call start() throws IOException {
            if (closed) {
                throw new IOException("the connection is closed");
            }
            HttpUrl url = requests.url(request);
            Duration limit = request.callTimeout();
            if (limit == null) {
                return http.newCall(requests.wire(request, url, mark));
            }
            return http.newBuilder()
                    .callTimeout(limit)
                    .readTimeout(limit.compareTo(options.readTimeout()) > 0 ? limit : options.readTimeout())
                    .build()
                    .newCall(requests.wire(request, url, mark));
        }

        RestAnswer whole(Response response) throws IOException {
            BufferedSource source = response.body().source();
            if (source.request(options.maxAnswerBytes() + 1)) {
                throw new IOException("the answer is larger than " + options.maxAnswerBytes() + " bytes");
            }
            return answered(response, source.readByteArray());
        }

        Download saved(Response response, long maxBytes, TemporaryFiles files) throws IOException {
            if (!response.isSuccessful()) {
                return new Download.Refused(whole(response));
            }
            if (response.body().contentLength() > maxBytes) {
                return tooLarge(maxBytes);
            }
            Path file = files.create();
            long size;
            try {
                size = copy(response.body().source(), file, maxBytes);
            } catch (IOException e) {
                files.delete(file);
                throw e;
            }
            if (size > maxBytes) {
                files.delete(file);
                return tooLarge(maxBytes);
            }
            listener.answered(connection, request.method(), label(), response.code(), took());
            String type = response.header("Content-Type");
            return new Download.Saved(file, size, type == null ? "application/octet-stream" : type);
        }

        private Download tooLarge(long maxBytes) {
            listener.failed(connection, request.method(), label(), Failure.TOO_LARGE, took());
            return new Download.TooLarge(maxBytes);
        }

        private RestAnswer answered(Response response, byte[] body) {
            listener.answered(connection, request.method(), label(), response.code(), took());
            return new RestAnswer(response.code(), response.headers().toMultimap(), body);
        }

        private NoAnswerException failure(IOException cause) {
            Failure kind = mark.begun() ? Failure.ANSWER_LOST : Failure.NOT_SENT;
            listener.failed(connection, request.method(), label(), kind, took());
            String call = connection + ": " + request.method() + " " + requests.shown(request);
            String reason = reason(cause);
            return mark.begun()
                    ? new AnswerLostException(call + " may have been processed, the answer was lost: " + reason, cause)
                    : new NotSentException(call + " was not sent: " + reason, cause);
        }

        private String label() {
            return request.target().template();
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    private static String reason(IOException cause) {
        if (cause instanceof InterruptedIOException && "timeout".equals(cause.getMessage())) {
            return "the time for the whole call was up";
        }
        @Nullable String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Copies until the end or until the limit is passed, and answers how much was read. */
    private static long copy(BufferedSource source, Path file, long maxBytes) throws IOException {
        long total = 0;
        try (BufferedSink sink = Okio.buffer(Okio.sink(file))) {
            while (total <= maxBytes) {
                long read = source.read(sink.getBuffer(), CHUNK);
                if (read < 0) {
                    return total;
                }
                total += read;
                sink.emitCompleteSegments();
            }
        }
        return total;
    }

    private static OkHttpClient http(RestOptions options) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.readTimeout())
                .callTimeout(options.callTimeout())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                .eventListener(new CallProgress())
                .addNetworkInterceptor(chain -> {
                    if (!options.allowed().getAsBoolean()) {
                        throw new IOException("another replica works on this by now");
                    }
                    return withoutHiddenRepeat(chain.proceed(chain.request()));
                });
        options.proxy().ifPresent(proxy -> through(proxy, builder));
        return builder.build();
    }

    /** The library repeats a call by itself on 503 with {@code Retry-After: 0}; it does not know this spelling of zero. */
    private static Response withoutHiddenRepeat(Response response) {
        String wait = response.header("Retry-After");
        if (response.code() != 503 || wait == null || !wait.matches("0+")) {
            return response;
        }
        return response.newBuilder().header("Retry-After", "0.0").build();
    }

    private static void through(ProxyAddress proxy, OkHttpClient.Builder builder) {
        switch (proxy.kind()) {
            case HTTP -> {
                builder.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())));
                String user = proxy.user();
                String password = proxy.password();
                if (user != null && password != null) {
                    builder.proxyAuthenticator(onceWith(Credentials.basic(user, password)));
                }
            }
            case SOCKS5 ->
                builder.proxy(Proxy.NO_PROXY)
                        .socketFactory(new Socks5Sockets(proxy))
                        .dns(host -> List.of(Socks5Sockets.unresolved(host)));
        }
    }

    private static Authenticator onceWith(String proof) {
        String header = "Proxy-Authorization";
        return (route, response) -> response.request().header(header) == null
                ? response.request().newBuilder().header(header, proof).build()
                : null;
    }
}

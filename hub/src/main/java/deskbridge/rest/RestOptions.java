package deskbridge.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How patient and how trusting a {@link RestClient} is.
 *
 * @param connectTimeout longest wait for a TCP and TLS connection
 * @param readTimeout longest silence while sending or reading
 * @param callTimeout longest time for the whole call, from name lookup to the last byte of the answer
 * @param maxAnswerBytes longest answer kept in memory, after decompression
 * @param proxy the way out, when it is not direct
 * @param allowed asked on the calling thread when a connection stands and nothing is written yet: without it nothing is sent
 */
public record RestOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        long maxAnswerBytes,
        Optional<ProxyAddress> proxy,
        BooleanSupplier allowed) {
    private static final RestOptions DEFAULTS = new RestOptions(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            8L * 1024 * 1024,
            Optional.empty(),
            () -> true);

    public RestOptions {
        requirePositive(connectTimeout);
        requirePositive(readTimeout);
        requirePositive(callTimeout);
        if (maxAnswerBytes < 1) {
            throw new IllegalArgumentException("maxAnswerBytes must be positive: " + maxAnswerBytes);
        }
    }

    /** 10 s to connect, 30 s of silence, 60 s in all, 8 MiB, no proxy. */
    public static RestOptions defaults() {
        return DEFAULTS;
    }

    public RestOptions readTimeout(Duration timeout) {
        return new RestOptions(connectTimeout, timeout, callTimeout, maxAnswerBytes, proxy, allowed);
    }

    public RestOptions callTimeout(Duration timeout) {
        return new RestOptions(connectTimeout, readTimeout, timeout, maxAnswerBytes, proxy, allowed);
    }

    public RestOptions maxAnswerBytes(long bytes) {
        return new RestOptions(connectTimeout, readTimeout, callTimeout, bytes, proxy, allowed);
    }

    public RestOptions proxy(ProxyAddress address) {
        return new RestOptions(connectTimeout, readTimeout, callTimeout, maxAnswerBytes, Optional.of(address), allowed);
    }

    /** Calls only what this allows, right before each call. */
    public RestOptions onlyWhile(BooleanSupplier right) {
        return new RestOptions(connectTimeout, readTimeout, callTimeout, maxAnswerBytes, proxy, right);
    }

    private static void requirePositive(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout must be positive: " + timeout);
        }
    }
}

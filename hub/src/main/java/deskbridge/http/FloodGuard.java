package deskbridge.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts requests without proof by address. Only these count, and only these are turned away: behind a reverse proxy everybody
 * has one address, and a proven webhook must pass whatever its neighbours do. So the proof is checked first.
 */
public final class FloodGuard {
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(long window, int before, int now) {
        /** Both halves of a window that slides: the older one fades while the newer one fills. */
        double weight(double passed) {
            return before * (1 - passed) + now;
        }
    }

    private final int limit;
    private final long windowMillis;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A guard with nothing counted.
     *
     * @param limit requests without proof of one address within the window after which it is blocked, at least 1
     */
    public FloodGuard(int limit, Duration window, InstantSource clock) {
        if (limit < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a flood limit needs at least one request and a window");
        }
        this.limit = limit;
        this.windowMillis = window.toMillis();
        this.clock = clock;
    }

    /** Counts a request that brought no proof. */
    public void refused(String address) {
        lock.lock();
        try {
            Count count = current(address);
            counts.put(key(address), new Count(count.window(), count.before(), count.now() + 1));
            if (counts.size() > MOST_ADDRESSES) {
                counts.remove(counts.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether this address was refused too often of late. */
    public boolean blocks(String address) {
        lock.lock();
        try {
            double passed = (double) (clock.millis() % windowMillis) / windowMillis;
            return current(address).weight(passed) > limit;
        } finally {
            lock.unlock();
        }
    }

    /** The answer for a refused request: 429 when its address is blocked, else the given one. Counts the request. */
    public Response answer(Request request, Response refusal) {
        return isTooMany(request.remoteAddress()) ? Response.tooManyRequests(Duration.ofMillis(windowMillis)) : refusal;
    }

    /** Counts a request of an address that nobody can prove, and answers whether there were too many of late. */
    public boolean isTooMany(String address) {
        refused(address);
        return blocks(address);
    }

    private Count current(String address) {
        long window = clock.millis() / windowMillis;
        Count count = counts.get(key(address));
        if (count == null || count.window() < window - 1) {
            return new Count(window, 0, 0);
        }
        return count.window() == window ? count : new Count(window, count.now(), 0);
    }

    /** A home or a server owns 2^64 addresses of IPv6, so they count as one. */
    private static String key(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

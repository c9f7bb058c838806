package deskbridge.app.server;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What one sender may take of the server.
 *
 * @param idle longest wait for a request
 * @param silence longest wait for the next bytes of a request that has begun
 * @param head longest time for a whole request line with its headers
 * @param body longest time for a whole body
 * @param connections that one address may hold open
 * @param bodies bytes that all larger bodies together may take at a time; at least one of the largest size
 */
record Limits(Duration idle, Duration silence, Duration head, Duration body, int connections, long bodies) {

    private static final int MOST_OF_ONE_ADDRESS = 1024;

    /** Up to seven times its size is needed while a body is understood and stored, as much again while it is worked. */
    private static final int SHARE_OF_MEMORY = 16;

    static Limits usual() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        return new Limits(
                Duration.ofSeconds(75),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                MOST_OF_ONE_ADDRESS,
                Math.max(share, HelidonServer.MAX_BODY_BYTES + 1024L));
    }

    /** The shortest of the times. */
    Duration shortest() {
        return Stream.of(idle, silence, head, body).min(Duration::compareTo).orElseThrow();
    }
}

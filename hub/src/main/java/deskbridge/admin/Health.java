package deskbridge.admin;

import deskbridge.http.Response;
import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether the process lives and can do its work. */
public final class Health {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final Supplier<Instant> lastTurn;

    /** @param lastTurn when the workers last did something */
    public Health(Store store, Supplier<Instant> lastTurn, InstantSource clock) {
        this.store = store;
        this.lastTurn = lastTurn;
        this.clock = clock;
    }

    /** 200 while the process answers at all. */
    public Response live() {
        return Response.json(200, "{\"status\":\"live\"}");
    }

    /** 200 when the database takes writes and the workers are alive, else 503 with what is wrong. Blocks. */
    public Response ready() {
        boolean working = Duration.between(lastTurn.get(), clock.instant()).compareTo(LONGEST_SILENCE) < 0;
        boolean writable = store.isWritable();
        String status = "{\"status\":\"%s\",\"database\":\"%s\",\"workers\":\"%s\"}"
                .formatted(
                        working && writable ? "ready" : "not ready",
                        writable ? "writable" : "not writable",
                        working ? "alive" : "silent");
        return Response.json(working && writable ? 200 : 503, status);
    }
}

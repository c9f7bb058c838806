package deskbridge.admin;

import deskbridge.http.Response;
import deskbridge.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the process lives and can do its work. */
public final class Health {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastBeat;

    public Health(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.lastBeat = new AtomicReference<>(clock.instant());
    }

    /** The workers are alive. Called by their loop. */
    public void beat() {
        lastBeat.set(clock.instant());
    }

    /** 200 while the process answers at all. */
    public Response live() {
        return Response.json(200, "{\"status\":\"live\"}");
    }

    /** 200 when the database takes writes and the workers are alive, else 503 with what is wrong. Blocks. */
    public Response ready() {
        boolean working = Duration.between(lastBeat.get(), clock.instant()).compareTo(LONGEST_SILENCE) < 0;
        boolean writable = store.isWritable();
        String status = "{\"status\":\"%s\",\"database\":\"%s\",\"workers\":\"%s\"}"
                .formatted(
                        working && writable ? "ready" : "not ready",
                        writable ? "writable" : "not writable",
                        working ? "alive" : "silent");
        return Response.json(working && writable ? 200 : 503, status);
    }
}

package deskbridge.emulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts an emulator's webhooks to their receivers on virtual threads, retries what is not accepted, and suffers a script
 * of faults. Nothing here blocks the caller except {@link #awaitIdle} and {@link #ask}. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {
    private static final int REMEMBERED_ATTEMPTS = 20_000;

    private final String name;
    private final InstantSource time;
    private final WebhookPost post;
    private final WebhookScript script = new WebhookScript();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Deque<WebhookJob>> lanes = new HashMap<>();
    private final Set<WebhookJob> waiting = new HashSet<>();
    private final Set<WebhookJob> underWay = new HashSet<>();
    private final List<WebhookJob> held = new ArrayList<>();
    private final Deque<Webhook.Attempt> attempts = new ArrayDeque<>();
    private RetryPlan plan = RetryPlan.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private volatile Settled settled = (webhook, last) -> {};
    private boolean ordered;
    private boolean holding;
    private boolean closed;
    private int pending;
    private long numbers;

    /** Each answer is awaited for ten seconds at most. */
    public WebhookSender(String name, InstantSource time) {
        this(name, time, Duration.ofSeconds(10));
    }

    /**
     * A sender with nothing to send yet.
     *
     * @param name for thread names and error texts
     * @param time stamps the attempts; delays themselves pass in real time
     * @param timeout how long an answer is awaited
     */
    public WebhookSender(String name, InstantSource time, Duration timeout) {
        this.name = name;
        this.time = time;
        this.post = new WebhookPost(timeout);
    }

    /** Sets the pauses before the second, third… try; when they are used up the webhook is given up. */
    public void retryAfter(Duration... pauses) {
        retryBy(RetryPlan.of(pauses));
    }

    /** Sets when undelivered webhooks are tried again. */
    public void retryBy(RetryPlan newPlan) {
        locked(() -> plan = newPlan);
    }

    /** From now on an undelivered webhook blocks its lane until it is delivered or given up. */
    public void keepOrder() {
        locked(() -> ordered = true);
    }

    /** Hears of webhooks that will not be tried again. */
    @FunctionalInterface
    public interface Settled {
        /** Called without any lock, for every copy of a duplicated one; the attempt is null when it was lost. */
        void settled(Webhook webhook, Webhook.@Nullable Attempt last);
    }

    /** Who is told when a webhook was accepted, given up or lost. */
    public void onSettled(Settled listener) {
        locked(() -> settled = listener);
    }

    /** The script of what goes wrong on the way. */
    public WebhookScript script() {
        return script;
    }

    /** Queues a webhook. */
    public void submit(Webhook webhook) {
        WebhookFault fault = script.decide(webhook);
        if (fault instanceof WebhookFault.Lost) {
            threads.execute(() -> settled.settled(webhook, null));
            return;
        }
        locked(() -> {
            if (closed) {
                return;
            }
            WebhookJob job = new WebhookJob(++numbers, webhook);
            if (holding) {
                held.add(job);
                return;
            }
            switch (fault) {
                case WebhookFault.Late late -> {
                    pending++;
                    later(job, late.delay());
                }
                case WebhookFault.Duplicated duplicated -> {
                    for (int copy = 0; copy < duplicated.copies(); copy++) {
                        enqueue(new WebhookJob(job.number, webhook));
                    }
                }
                case WebhookFault.None none -> enqueue(job);
                case WebhookFault.Lost lost -> throw new IllegalStateException("handled above");
            }
        });
    }

    /** Forgets the unsent webhooks that are meant; nobody is told. One under way is not stopped, only not repeated. */
    public void withdraw(Predicate<Webhook> meant) {
        locked(() -> {
            held.removeIf(job -> meant.test(job.webhook));
            for (Deque<WebhookJob> lane : lanes.values()) {
                pending -= (int)
                        lane.stream().filter(job -> meant.test(job.webhook)).count();
                lane.removeIf(job -> meant.test(job.webhook));
            }
            for (WebhookJob job : List.copyOf(waiting)) {
                if (meant.test(job.webhook)) {
                    waiting.remove(job);
                    pending--;
                    String lane = job.blockedLane;
                    if (lane != null) {
                        threads.execute(() -> drain(lane));
                    }
                }
            }
            underWay.stream().filter(job -> meant.test(job.webhook)).forEach(job -> job.withdrawn = true);
            changed.signalAll();
        });
    }

    /** From now on webhooks are kept back until {@link #release} or {@link #releaseShuffled}. */
    public void hold() {
        locked(() -> holding = true);
    }

    /** Sends what was kept back, in its order, and keeps nothing back any more. */
    public void release() {
        locked(() -> {
            holding = false;
            held.forEach(this::enqueue);
            held.clear();
        });
    }

    /** Like {@link #release}, in an order drawn from the seeded generator. */
    public void releaseShuffled(Random random) {
        locked(() -> {
            Collections.shuffle(held, random);
            release();
        });
    }

    /** How many are kept back now. */
    public int heldCount() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    /** Makes everything that waits (late, or for a retry) due at once. */
    public void flush() {
        locked(() -> {
            List<WebhookJob> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(this::resume);
            changed.signalAll();
        });
    }

    /**
     * Waits until nothing is queued, under way or waiting; what is kept back by {@link #hold} does not count.
     *
     * @throws IllegalStateException when that takes longer than the timeout
     */
    public void awaitIdle(Duration timeout) {
        await(timeout, () -> pending == 0, () -> pending + " still unsent");
    }

    /**
     * Waits until this many attempts have been made in all.
     *
     * @throws IllegalStateException when that takes longer than the timeout
     */
    public void awaitAttempts(int count, Duration timeout) {
        await(timeout, () -> attempts.size() >= count, () -> "only " + attempts.size() + " attempts");
    }

    /** Sends one webhook past queue, script and retries, and blocks until it is answered or fails. */
    public Webhook.Attempt ask(Webhook webhook, Duration timeout) {
        long number = nextNumber();
        Webhook.Attempt attempt = post.send(webhook, number, 1, time.instant(), timeout);
        locked(() -> remember(attempt));
        return attempt;
    }

    /** Every attempt so far, oldest first; bounded. */
    public List<Webhook.Attempt> attempts() {
        lock.lock();
        try {
            return List.copyOf(attempts);
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is unsent. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            waiting.clear();
            lanes.clear();
            held.clear();
            pending = 0;
            changed.signalAll();
        });
        threads.shutdownNow();
        post.close();
    }

    private long nextNumber() {
        lock.lock();
        try {
            return ++numbers;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(WebhookJob job) {
        pending++;
        enqueueCounted(job);
    }

    private void enqueueCounted(WebhookJob job) {
        String lane = job.webhook.target() + " " + job.webhook.lane();
        Deque<WebhookJob> queue = lanes.get(lane);
        if (queue == null) {
            queue = new ArrayDeque<>();
            lanes.put(lane, queue);
            threads.execute(() -> drain(lane));
        }
        queue.addLast(job);
    }

    private void drain(String lane) {
        while (true) {
            WebhookJob job;
            lock.lock();
            try {
                Deque<WebhookJob> queue = lanes.get(lane);
                job = queue == null ? null : queue.pollFirst();
                if (job == null) {
                    lanes.remove(lane);
                    return;
                }
                underWay.add(job);
            } finally {
                lock.unlock();
            }
            Webhook.Attempt attempt = post.send(job.webhook, job.number, job.attempt, time.instant());
            if (!settle(job, attempt, lane)) {
                return;
            }
        }
    }

    /** Whether the lane goes on at once. */
    private boolean settle(WebhookJob job, Webhook.Attempt attempt, String lane) {
        lock.lock();
        try {
            underWay.remove(job);
            if (closed) {
                return false;
            }
            Optional<Duration> pause =
                    attempt.accepted() || job.withdrawn ? Optional.empty() : plan.pauseAfter(attempt);
            if (pause.isPresent()) {
                remember(attempt);
                job.attempt++;
                job.blockedLane = ordered ? lane : null;
                later(job, pause.get());
                return !ordered;
            }
        } finally {
            lock.unlock();
        }
        if (!job.withdrawn) {
            settled.settled(job.webhook, attempt);
        }
        // Only now: whoever waits for the attempt may rely on what the listener did.
        locked(() -> {
            remember(attempt);
            pending = closed ? 0 : pending - 1;
            changed.signalAll();
        });
        return true;
    }

    /** Puts a waiting webhook back into its queue: at the front of the lane it blocks, otherwise at the end. */
    private void resume(WebhookJob job) {
        String lane = job.blockedLane;
        if (lane == null) {
            enqueueCounted(job);
            return;
        }
        job.blockedLane = null;
        lanes.computeIfAbsent(lane, key -> new ArrayDeque<>()).addFirst(job);
        threads.execute(() -> drain(lane));
    }

    private void later(WebhookJob job, Duration delay) {
        waiting.add(job);
        threads.execute(() -> {
            lock.lock();
            try {
                long left = delay.toNanos();
                while (left > 0 && waiting.contains(job)) {
                    left = changed.awaitNanos(left);
                }
                if (waiting.remove(job)) {
                    resume(job);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        });
    }

    private void remember(Webhook.Attempt attempt) {
        if (attempts.size() == REMEMBERED_ATTEMPTS) {
            attempts.removeFirst();
        }
        attempts.addLast(attempt);
        changed.signalAll();
    }

    private void await(Duration timeout, BooleanSupplier reached, Supplier<String> otherwise) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!reached.getAsBoolean()) {
                if (left <= 0) {
                    throw new IllegalStateException(
                            "webhooks of " + name + ": " + otherwise.get() + " after " + timeout);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the webhooks of " + name, e);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}

package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts calls per key by the injected clock; no number is published, so the limit is a setting (facts: okdesk §1). */
final class RateLimiter {
    private final Account account;
    private final Errors errors;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    RateLimiter(Account account, Errors errors) {
        this.account = account;
        this.errors = errors;
    }

    /** The refusal when this call is one too many. */
    Optional<Answer> refusal(String key) {
        OkdeskSettings.RateLimit limit = account.settings.rateLimit;
        if (limit.calls() == 0) {
            return Optional.empty();
        }
        Instant now = account.now();
        Deque<Instant> calls = taken.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(limit.window()))) {
            calls.removeFirst();
        }
        if (calls.size() < limit.calls()) {
            calls.addLast(now);
            return Optional.empty();
        }
        Answer answer = errors.answer(Refusal.tooMany());
        Duration wait = Duration.between(now, calls.getFirst().plus(limit.window()));
        return Optional.of(
                limit.tellsWhen()
                        ? answer.with(
                                "Retry-After",
                                Long.toString(wait.plusMillis(999).toSeconds()))
                        : answer);
    }
}

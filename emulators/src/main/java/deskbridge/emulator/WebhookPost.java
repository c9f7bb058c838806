package deskbridge.emulator;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request of one webhook; never follows redirects, never throws for what the receiver does. */
final class WebhookPost implements AutoCloseable {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final Duration timeout;
    // HTTP/1.1 at once: an attempted upgrade would add headers that no remote system sends.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    WebhookPost(Duration timeout) {
        this.timeout = timeout;
    }

    Webhook.Attempt send(Webhook webhook, long number, int attempt, Instant now) {
        return send(webhook, number, attempt, now, timeout);
    }

    Webhook.Attempt send(Webhook webhook, long number, int attempt, Instant now, Duration limit) {
        Webhook.Request request = webhook.content().at(now);
        HttpRequest.Builder builder = HttpRequest.newBuilder(webhook.target())
                .method(
                        request.method(),
                        HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()));
        request.headers().forEach(builder::header);
        // The request's own timeout ends with the headers; this one covers the body as well.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Webhook.Attempt(
                    number,
                    attempt,
                    now,
                    webhook,
                    request,
                    response.statusCode(),
                    response.headers(),
                    Body.of(response.body()),
                    null);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed(webhook, number, attempt, now, request, "no answer within " + limit);
        } catch (ExecutionException e) {
            return failed(webhook, number, attempt, now, request, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return failed(webhook, number, attempt, now, request, "interrupted");
        }
    }

    private static Webhook.Attempt failed(
            Webhook webhook, long number, int attempt, Instant now, Webhook.Request request, String reason) {
        return new Webhook.Attempt(number, attempt, now, webhook, request, 0, NO_HEADERS, Body.EMPTY, reason);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

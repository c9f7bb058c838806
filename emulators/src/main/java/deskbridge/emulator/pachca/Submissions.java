package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends a filled form to its bot and waits for the synchronous answer (Pachca docs: three seconds). */
final class Submissions {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ERROR_TEXT = 2000;

    private final Workspace workspace;
    private final Views views;
    private final Storage storage;
    private final WebhookSender sender;

    Submissions(Workspace workspace, Views views, Storage storage, WebhookSender sender) {
        this.workspace = workspace;
        this.views = views;
        this.storage = storage;
        this.sender = sender;
    }

    /** Blocks until the bot answered or the time is over; never holds the workspace meanwhile. */
    SubmitResult submit(OpenedView view, FormValues values) {
        FormFilling filling = workspace.locked(() -> {
            if (!views.isOpen(view)) {
                throw new IllegalStateException("the form is not open any more");
            }
            return new FormFilling(view, values, storage);
        });
        if (!filling.errors().isEmpty()) {
            return new SubmitResult.FieldErrors(filling.errors());
        }
        Optional<Webhook> webhook = workspace.locked(() -> views.submission(view, filling.data()));
        if (webhook.isEmpty()) {
            return new SubmitResult.SendError("the bot has no webhook URL");
        }
        SubmitResult result = result(view, sender.ask(webhook.get(), PATIENCE));
        if (result instanceof SubmitResult.Closed) {
            workspace.locked(() -> views.close(view));
        }
        return result;
    }

    private static SubmitResult result(OpenedView view, Webhook.Attempt attempt) {
        return switch (attempt.status()) {
            case 0 -> new SubmitResult.SendError(String.valueOf(attempt.failure()));
            case 200 -> new SubmitResult.Closed();
            case 400 -> fieldErrors(view, attempt);
            default -> new SubmitResult.SendError("answered " + attempt.status());
        };
    }

    private static SubmitResult fieldErrors(OpenedView view, Webhook.Attempt attempt) {
        JsonNode errors;
        try {
            errors = Json.parse(attempt.answer()).path("errors");
        } catch (MalformedBody e) {
            return new SubmitResult.SendError("answered 400 without JSON");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> error : errors.properties()) {
            String text = error.getValue().asText();
            if (!error.getValue().isTextual() || text.isEmpty() || text.length() > ERROR_TEXT) {
                return new SubmitResult.SendError("the error of field " + error.getKey() + " is no text of 1 to 2000");
            }
            if (!view.blocks().findValuesAsText("name").contains(error.getKey())) {
                return new SubmitResult.SendError("the form has no field " + error.getKey());
            }
            texts.put(error.getKey(), text);
        }
        return texts.isEmpty()
                ? new SubmitResult.SendError("answered 400 without errors")
                : new SubmitResult.FieldErrors(texts);
    }
}

package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import deskbridge.emulator.tracker.HistoryEntry.Execution;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the triggers of an edit's queue, in the order of the list. Called with the organisation's lock held. */
final class TriggerRunner {
    /** The robot in whose name trigger actions are done (facts: yandex-tracker §11.1). */
    static final TrackerUser ROBOT =
            TrackerUser.of("780889736", "yndx-tracker-cnt-robot", "Робот", "сервиса Tracker", "robot@yandex.example");

    private static final Set<String> ACTIONS = Set.of("Webhook", "CreateComment");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final int DEEPEST = 3;

    private final Organisation organisation;
    private final TriggerConditions conditions;
    private final WebhookSender sender;
    private boolean leaveUnfilled;
    private int depth;

    TriggerRunner(Organisation organisation, TriggerConditions conditions, WebhookSender sender) {
        this.organisation = organisation;
        this.conditions = conditions;
        this.sender = sender;
    }

    void leaveUnfilled(boolean leave) {
        leaveUnfilled = leave;
    }

    /** Refuses triggers with unknown conditions or actions. */
    void validate(JsonNode conditionList, JsonNode actionList) {
        conditions.validate(conditionList);
        if (actionList.isEmpty()) {
            throw Refusal.field("actions", "error.required");
        }
        for (JsonNode action : actionList) {
            String type = action.path("type").asText();
            if (!ACTIONS.contains(type)) {
                throw Refusal.field("actions", "error.action", type);
            }
            if (type.equals("Webhook")) {
                validate(action);
            }
        }
    }

    private static void validate(JsonNode webhook) {
        if (webhook.path("endpoint").asText().isBlank()) {
            throw Refusal.field("endpoint", "error.required");
        }
        String method = webhook.path("method").asText("POST");
        if (!METHODS.contains(method)) {
            throw Refusal.field("method", "error.noEntry", method);
        }
    }

    void run(Edit edit, HistoryEntry entry, Edits edits) {
        if (depth == DEEPEST) {
            return;
        }
        depth++;
        try {
            for (Trigger trigger : List.copyOf(edit.issue().queue.triggers())) {
                if (trigger.active && conditions.hold(trigger, edit)) {
                    trigger.actions.forEach(action -> act(trigger, action, edit, entry, edits));
                }
            }
        } finally {
            depth--;
        }
    }

    private void act(Trigger trigger, JsonNode action, Edit edit, HistoryEntry entry, Edits edits) {
        TriggerVariables variables = new TriggerVariables(organisation, edit, leaveUnfilled);
        if (action.path("type").asText().equals("Webhook")) {
            entry.executions.add(post(trigger, action, edit, variables));
            return;
        }
        Edit own = edits.begin(edit.issue(), ROBOT, "IssueCommentAdded", false);
        own.addComment(new Comment(
                organisation.nextCommentId(),
                organisation.nextHexId(),
                ROBOT.uid(),
                own.at(),
                variables.fill(action.path("text").asText()),
                true));
        entry.executions.add(new Execution(trigger, null, null));
        edits.commit(own);
    }

    private Execution post(Trigger trigger, JsonNode action, Edit edit, TriggerVariables variables) {
        try {
            URI target = URI.create(variables.fill(action.path("endpoint").asText()));
            Map<String, String> headers = headers(action, variables);
            // Refuses here what could not be sent later: a line break in a header, a scheme that is not HTTP.
            HttpRequest.Builder trial = HttpRequest.newBuilder(target);
            headers.forEach(trial::header);
            JsonNode body = action.path("body");
            String text = variables.fill(
                    body.isTextual() ? body.asText() : Json.write(body).text());
            String method = action.path("method").asText("POST");
            Webhook.Request request = new Webhook.Request(method, headers, Body.of(text));
            Webhook webhook = new Webhook(target, trigger.name, edit.issue().id, moment -> request);
            sender.submit(webhook);
            return new Execution(trigger, webhook, null);
        } catch (IllegalArgumentException unsendable) {
            return new Execution(trigger, null, String.valueOf(unsendable.getMessage()));
        }
    }

    private static Map<String, String> headers(JsonNode action, TriggerVariables variables) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", action.path("contentType").asText("application/json; charset=UTF-8"));
        action.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey(), variables.fill(header.getValue().asText())));
        JsonNode auth = action.path("authContext");
        switch (auth.path("type").asText("noauth")) {
            case "basic" -> {
                String pair = auth.path("login").asText() + ":"
                        + auth.path("password").asText();
                headers.put(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
            case "oauth" ->
                headers.put(
                        auth.path("headerName").asText("Authorization"),
                        auth.path("tokenType").asText("Bearer") + " "
                                + variables.fill(auth.path("accessToken").asText()));
            default -> {
                // noauth
            }
        }
        return headers;
    }
}

package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.net.URI;

/** Installs triggers as an administrator would type them. Thread-safe. */
public final class TrackerTriggers {
    private static final String COMMENT_BODY = "{\"v\":1,\"event\":\"comment\",\"issue\":\"{{issue.key}}\","
            + "\"commentId\":\"{{userComment.id}}\",\"generatedCommentId\":\"{{generatedComment.id}}\"}";
    private static final String UPDATE_BODY = "{\"v\":1,\"event\":\"update\",\"issue\":\"{{issue.key}}\"}";
    private static final String OLDER_BODY = "{\"type\":\"issueCommentEvent\",\"issue\":{\"key\":\"{{issue.key}}\","
            + "\"pachcaChatId\":\"{{issue.local.pachcaChatId}}\","
            + "\"pachcaMessageId\":\"{{issue.local.pachcaMessageId}}\"},"
            + "\"comment\":{\"id\":\"{{userComment.id}}\",\"text\":\"{{userComment.text}}\","
            + "\"author\":\"{{userComment.author}}\"}}";

    private final Organisation organisation;
    private final TriggerRunner runner;

    TrackerTriggers(Organisation organisation, TriggerRunner runner) {
        this.organisation = organisation;
        this.runner = runner;
    }

    /**
     * Two triggers in every queue, with Deskbridge's own bodies, that prove themselves with {@code X-Webhook-Secret}.
     */
    public void installDeskbridge(URI url, String secret) {
        organisation.locked(() -> {
            for (Queue queue : organisation.queues()) {
                queue.secrets().put("deskbridge_secret", secret);
                ObjectNode comment = webhook(url, COMMENT_BODY);
                comment.putObject("headers").put("X-Webhook-Secret", "{{deskbridge_secret}}");
                add(queue, "Deskbridge: comment", "Event.comment-create", comment);
                ObjectNode update = webhook(url, UPDATE_BODY);
                update.putObject("headers").put("X-Webhook-Secret", "{{deskbridge_secret}}");
                add(queue, "Deskbridge: update", "Event.update", update);
            }
            return "";
        });
    }

    /** The older bot's trigger in every queue: comments only, text put in raw, no proof of the sender. */
    public void installOlderBot(URI url) {
        organisation.locked(() -> {
            organisation
                    .queues()
                    .forEach(
                            queue -> add(queue, "issueCommentEvent", "Event.comment-create", webhook(url, OLDER_BODY)));
            return "";
        });
    }

    /**
     * Any trigger with one condition and one action, in the API's own JSON.
     *
     * @return its id
     */
    public long install(String queue, String name, ArrayNode conditions, ObjectNode action) {
        return organisation.locked(() -> {
            ArrayNode actions = Json.array().add(action);
            runner.validate(conditions, actions);
            Trigger trigger = new Trigger(organisation.nextNumber(), queue, name, conditions, actions, true);
            organisation.queue(queue).triggers().add(trigger);
            return trigger.id;
        });
    }

    /** Takes all triggers of all queues away. */
    public void removeAll() {
        organisation.locked(() -> {
            organisation.queues().forEach(queue -> queue.triggers().clear());
            return "";
        });
    }

    private static ObjectNode webhook(URI url, String body) {
        ObjectNode action = Json.object();
        action.put("type", "Webhook");
        action.put("endpoint", url.toString());
        action.put("method", "POST");
        action.put("contentType", "application/json; charset=UTF-8");
        action.putObject("authContext").put("type", "noauth");
        action.put("body", body);
        return action;
    }

    private void add(Queue queue, String name, String event, ObjectNode action) {
        ArrayNode conditions = Json.array();
        conditions.addObject().put("type", event);
        install(queue.key(), name, conditions, action);
    }
}

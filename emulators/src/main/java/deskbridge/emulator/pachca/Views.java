package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Webhook;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clicks, triggers and the forms opened by them (Pachca docs, forms). Called under the workspace's lock. */
final class Views {
    private final Workspace workspace;
    private final Hooks hooks;
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();
    private final Map<Long, OpenedView> opened = new LinkedHashMap<>();
    private long numbers;

    Views(Workspace workspace, Hooks hooks) {
        this.workspace = workspace;
        this.hooks = hooks;
    }

    /** A person presses a data button; whoever sees the message may. */
    Trigger press(User person, Post post, String data) {
        Bot bot = workspace.bots.get(post.authorId);
        if (bot == null) {
            throw new IllegalArgumentException("message " + post.id + " is not a bot's");
        }
        Trigger trigger = new Trigger(workspace.ids.uuid(), bot.userId(), person.id(), post.room.id, workspace.now());
        triggers.put(trigger.id(), trigger);
        hooks.click(bot, post, trigger, data);
        return trigger;
    }

    void open(Bot bot, Fields body) {
        ViewChecks.check(body);
        Trigger trigger = triggers.get(body.text("trigger_id"));
        if (trigger == null || trigger.botUserId() != bot.userId()) {
            throw Refusal.api(410, "trigger_id", "trigger_not_found", "no such trigger");
        }
        // Whether a trigger opens a second form is undocumented; here it is spent by the first.
        if (trigger.expired(workspace.now()) || byTrigger(trigger.id()).isPresent()) {
            throw Refusal.api(410, "trigger_id", "trigger_expired", "the trigger has expired");
        }
        OpenedView view = new OpenedView(
                ++numbers,
                trigger.id(),
                bot.userId(),
                trigger.userId(),
                trigger.chatId(),
                body.textOrNull("callback_id", 255),
                body.textOrNull("private_metadata", 3000),
                body.object("view").node(),
                workspace.now());
        opened.put(view.id(), view);
        workspace.touch("view:" + view.id());
    }

    Optional<OpenedView> byTrigger(String triggerId) {
        return opened.values().stream()
                .filter(view -> view.triggerId().equals(triggerId))
                .findFirst();
    }

    List<OpenedView> openedBy(long userId) {
        List<OpenedView> views = new ArrayList<>();
        opened.values().stream().filter(view -> view.userId() == userId).forEach(views::add);
        return views;
    }

    boolean isOpen(OpenedView view) {
        return opened.containsKey(view.id());
    }

    void close(OpenedView view) {
        opened.remove(view.id());
        workspace.touch("view:" + view.id());
    }

    /** The webhook to be sent for a submission, or nothing when the bot has no URL. */
    Optional<Webhook> submission(OpenedView view, ObjectNode data) {
        Bot bot = workspace.bots.get(view.botUserId());
        URI target = bot == null ? null : bot.webhookUrl();
        return bot == null || target == null
                ? Optional.empty()
                : Optional.of(hooks.submission(bot, target, view, data));
    }
}

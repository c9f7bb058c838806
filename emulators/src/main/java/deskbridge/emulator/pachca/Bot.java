package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bot and its settings, as an administrator sets them up in Pachca. At first it has no webhook URL, hears all messages
 * and all events, its own included, keeps no history, and may be written to by anyone.
 */
public final class Bot {
    /** Every event a bot can subscribe to that this emulator sends. */
    public static final Set<String> ALL_EVENTS = Set.of(
            "message_new",
            "message_update",
            "message_delete",
            "reaction_new",
            "reaction_delete",
            "button_click",
            "chat_member_add",
            "chat_member_remove",
            "company_member_invite",
            "company_member_confirm",
            "company_member_suspend",
            "company_member_activate",
            "company_member_delete",
            "company_member_update");

    private final User user;
    private final String signingSecret;
    private final List<HistoryEvent> history = new ArrayList<>();
    private volatile Token token;
    private volatile @Nullable URI webhookUrl;
    private volatile Set<String> events = ALL_EVENTS;
    private volatile boolean allMessages = true;
    private volatile List<String> commands = List.of();
    private volatile boolean ignoresSelf;
    private volatile boolean keepsHistory;
    private volatile boolean open = true;

    Bot(User user, Token token, String signingSecret) {
        this.user = user;
        this.token = token;
        this.signingSecret = signingSecret;
    }

    /** The id its messages carry. */
    public long userId() {
        return user.id();
    }

    /** Its access token. */
    public String token() {
        return token.value();
    }

    /** The secret its webhooks are signed with. */
    public String signingSecret() {
        return signingSecret;
    }

    /** Where webhooks go; null for nowhere. */
    public @Nullable URI webhookUrl() {
        return webhookUrl;
    }

    /** Sets where webhooks go; null for nowhere. */
    public void webhookUrl(@Nullable URI url) {
        webhookUrl = url;
    }

    /** Subscribes to exactly these events. */
    public void events(Set<String> names) {
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(ALL_EVENTS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown events " + unknown);
        }
        events = Set.copyOf(names);
    }

    /** {@code trigger_on:"all_messages"}, as at first here. */
    public void hearsAllMessages() {
        allMessages = true;
    }

    /** {@code trigger_on:"commands"}: hears only messages whose first word is one of these, slash included. */
    public void hearsOnlyCommands(String... words) {
        commands = List.of(words);
        allMessages = false;
    }

    /** {@code ignore_self_messages}; off at first. */
    public void ignoresSelf(boolean on) {
        ignoresSelf = on;
    }

    /** {@code events_history_enabled}; off at first. */
    public void keepsHistory(boolean on) {
        keepsHistory = on;
    }

    /** Whether people may write to it first ({@code who_can_add:"anyone"}); on at first. */
    public void openToEveryone(boolean on) {
        open = on;
    }

    boolean openToEveryone() {
        return open;
    }

    boolean keepsHistory() {
        return keepsHistory;
    }

    boolean subscribed(String event) {
        return events.contains(event);
    }

    boolean hears(Post post) {
        if (ignoresSelf && post.authorId == user.id()) {
            return false;
        }
        return allMessages || commands.contains(post.content.strip().split("\\s", 2)[0]);
    }

    Token currentToken() {
        return token;
    }

    void currentToken(Token now) {
        token = now;
    }

    /** Oldest first; guarded by the workspace. */
    List<HistoryEvent> history() {
        return history;
    }

    ObjectNode json() {
        ObjectNode webhook = Json.object().put("name", user.fullName()).put("nickname", user.nickname());
        URI url = webhookUrl;
        webhook.put("outgoing_url", url == null ? null : url.toString());
        events.stream().sorted().forEach(webhook.putArray("events")::add);
        webhook.put("trigger_on", allMessages ? "all_messages" : "commands");
        commands.forEach(webhook.putArray("commands")::add);
        token.scopes().stream().sorted().forEach(webhook.putArray("scopes")::add);
        webhook.putNull("template").put("template_engine", "liquid").putNull("challenge_key");
        webhook.put("link_preview_enabled", false)
                .put("ignore_self_messages", ignoresSelf)
                .put("events_history_enabled", keepsHistory)
                .put("single_chat", false);
        webhook.putArray("can_edit").add("admin");
        webhook.put("who_can_add", open ? "anyone" : "creator");
        ObjectNode json = Json.object().put("id", user.id());
        json.set("webhook", webhook);
        return json;
    }
}

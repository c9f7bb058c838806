package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bot as its owner and BotFather see it. */
public final class TelegramBot {
    private final Realm realm;
    private final Feed feed;
    private final BotState state;

    TelegramBot(Realm realm, Feed feed, BotState state) {
        this.realm = realm;
        this.feed = feed;
        this.state = state;
    }

    /** The bot's user id. */
    public long id() {
        return state.id;
    }

    /** Without the at sign. */
    public String username() {
        return realm.locked(() -> String.valueOf(realm.account(state.id).username()));
    }

    /** What the bot's program authenticates with. */
    public String token() {
        return realm.locked(() -> state.token);
    }

    /** Gives the bot a new token; calls with the old one are answered 401. */
    public String revokeToken() {
        return realm.locked(() -> {
            state.token = state.id + ":" + realm.random(35);
            return state.token;
        });
    }

    /** Whether the bot sees every message of its groups; off at first, as for real bots. */
    public void readsAllGroupMessages(boolean on) {
        realm.locked(() -> state.readsEverything = on);
    }

    /** The next update gets a new random id, which may be lower; what a week without updates does. Nothing may wait. */
    public void restartsUpdateIds() {
        realm.locked(state.updates::restart);
    }

    /** Lets the bot get an update of any type, for example one that is yet to be invented. */
    public void isTold(String type, ObjectNode payload) {
        realm.locked(() -> feed.raw(state, type, payload.deepCopy()));
    }

    /** How many updates wait to be fetched or accepted. */
    public int pendingUpdates() {
        return realm.locked(() -> state.updates.all(realm.now()).size());
    }

    /** The updates that wait to be fetched or accepted, as the bot will get them, oldest first. */
    public List<JsonNode> updates() {
        return realm.locked(() -> state.updates.all(realm.now()).stream()
                .<JsonNode>map(update -> update.body().deepCopy())
                .toList());
    }

    /** Where updates are posted; null while the bot polls. */
    public @Nullable URI webhookUrl() {
        return realm.locked(() -> state.hook == null ? null : state.hook.url());
    }

    /** Whether a call of {@code getUpdates} has ever been held; tells a test that the bot's program is running. */
    public boolean polled() {
        return realm.locked(() -> state.polls > 0);
    }

    /** The names of the commands that the bot offers by default, without the slash. */
    public List<String> commands() {
        return commands("default ");
    }

    /** The same for a scope and a language, for example {@code all_private_chats ru}. */
    public List<String> commands(String scopeAndLanguage) {
        return realm.locked(() ->
                state.commands.getOrDefault(scopeAndLanguage, Json.array()).findValuesAsText("command"));
    }
}

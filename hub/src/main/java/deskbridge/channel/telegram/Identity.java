package deskbridge.channel.telegram;

import deskbridge.settings.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who we are in Telegram. */
final class Identity {

    private final BotApi api;
    private final Optional<Long> number;
    private volatile @Nullable UserJson known;

    /** @param token begins with the bot's own id */
    Identity(BotApi api, Secret token) {
        this.api = api;
        var head = token.reveal().split(":", 2)[0];
        this.number = head.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(head)) : Optional.empty();
    }

    /** Whether an account is ours. Never asks. */
    boolean isOwn(long id) {
        var own = known;
        return own == null ? number.filter(ours -> ours == id).isPresent() : own.id() == id;
    }

    /** Asks until it is known. May block. */
    UserJson own() throws CallFailed {
        var already = known;
        return already == null ? asked() : already;
    }

    /** Asks, whatever is known. May block. */
    UserJson asked() throws CallFailed {
        var own = api.me();
        known = own;
        return own;
    }
}

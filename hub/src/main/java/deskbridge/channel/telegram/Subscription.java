package deskbridge.channel.telegram;

import deskbridge.texts.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that updates come the configured way, and that people are offered the commands. */
final class Subscription {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);

    /** What the flow understands. */
    private static final List<String> OFFERED = List.of("new", "my", "menu", "help", "language");

    private final TelegramConfig config;
    private final BotApi api;
    private volatile boolean ready;
    private volatile boolean offered;

    Subscription(TelegramConfig config, BotApi api) {
        this.config = config;
        this.api = api;
    }

    /** Before polling: there must be no webhook; what waits for it is kept. */
    void poll() throws CallFailed {
        if (!ready) {
            api.unhook();
            ready = true;
            offerCommands();
        }
    }

    /** Something else changed it: look again before the next call. */
    void doubt() {
        ready = false;
    }

    /** In webhook mode: Telegram must know our address, also after somebody else has used the token. */
    void hook() throws CallFailed {
        var url = config.hookUrl();
        var secret = config.hookSecret();
        if (url.isEmpty() || secret.isEmpty()) {
            return;
        }
        if (!ready || !url.get().toString().equals(api.hookNow().url())) {
            api.hook(url.get(), secret.get().reveal());
            ready = true;
            log.info("{}: Telegram sends updates to {}", config.id(), url.get());
            offerCommands();
        }
    }

    private void offerCommands() {
        if (offered) {
            return;
        }
        try {
            api.commands(commands(config.language(), null));
            for (Locale language : List.of(Locale.of("ru"), Locale.ENGLISH)) {
                api.commands(commands(language, language.getLanguage()));
            }
            offered = true;
        } catch (CallFailed e) {
            log.warn("{}: the commands are not offered: {}", config.id(), e.getMessage());
        }
    }

    private static CommandJson commands(Locale language, @Nullable String code) {
        var texts = Texts.beside(Subscription.class, language);
        return new CommandJson(
                OFFERED.stream()
                        .map(command -> new CommandJson.One(command, texts.get("command." + command)))
                        .toList(),
                code);
    }
}

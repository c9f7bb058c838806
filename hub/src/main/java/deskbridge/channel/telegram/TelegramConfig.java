package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.rest.ProxyAddress;
import deskbridge.settings.Secret;
import deskbridge.settings.Section;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One connection to Telegram, as configured.
 *
 * @param id the connection's name
 * @param token the bot's token
 * @param roots addresses of the API, tried in order; at least one
 * @param proxy the way out, when it is not direct
 * @param mode how updates come
 * @param hookSecret proves webhooks; there in webhook mode
 * @param hookUrl where Telegram shall send webhooks; there in webhook mode
 * @param language of texts to people
 */
public record TelegramConfig(
        ConnectionId id,
        Secret token,
        List<URI> roots,
        Optional<ProxyAddress> proxy,
        Mode mode,
        Optional<Secret> hookSecret,
        Optional<URI> hookUrl,
        Locale language) {

    /** How updates come. */
    public enum Mode {
        /** The hub asks for them. */
        POLLING,
        /** Telegram sends them. */
        WEBHOOK
    }

    /** Where the API lives unless told otherwise. */
    public static final String API = "https://api.telegram.org";

    /** What can stand in a path as it is. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");

    /** Facts: telegram §4. */
    private static final Pattern HOOK_SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    public TelegramConfig {
        roots = List.copyOf(roots);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("Telegram needs an address");
        }
    }

    /**
     * Reads a connection's settings; what is wrong with them is collected as faults there.
     *
     * @param id the connection's name
     * @param section its settings
     * @param publicUrl how remotes reach the hub's listener; needed for webhooks
     * @param language of texts to people
     */
    public static TelegramConfig from(ConnectionId id, Section section, Optional<URI> publicUrl, Locale language) {
        var token = section.requiredSecret("token");
        if (!TOKEN.matcher(token.reveal()).matches()) {
            section.fault("token", "must.bot-token");
        }
        var mode = section.oneOf("mode", Mode.class, Mode.POLLING);
        var hookSecret = hookSecret(section, mode);
        if (mode == Mode.WEBHOOK && publicUrl.isEmpty()) {
            section.fault("mode", "telegram.webhook-url");
        }
        return new TelegramConfig(
                id,
                token,
                section.urls("url", API),
                proxy(section),
                mode,
                hookSecret,
                publicUrl.map(url -> URI.create(url + "/webhooks/" + id)),
                language);
    }

    private static Optional<Secret> hookSecret(Section section, Mode mode) {
        var secret = mode == Mode.WEBHOOK
                ? Optional.of(section.requiredSecret("webhook-secret"))
                : section.secret("webhook-secret");
        if (secret.filter(it -> !HOOK_SECRET.matcher(it.reveal()).matches()).isPresent()) {
            section.fault("webhook-secret", "must.hook-secret");
        }
        return secret;
    }

    private static Optional<ProxyAddress> proxy(Section section) {
        return section.text("proxy").flatMap(text -> {
            try {
                var proxy = ProxyAddress.parse(text);
                var password = proxy.password();
                if (password != null && !password.isBlank()) {
                    section.keep(Secret.of(password));
                }
                return Optional.of(proxy);
            } catch (IllegalArgumentException e) {
                section.fault("proxy", "must.proxy");
                return Optional.empty();
            }
        });
    }
}

package deskbridge.channel.pachca;

import deskbridge.domain.ConnectionId;
import deskbridge.settings.Secret;
import deskbridge.settings.Section;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One connection to Pachca, as configured.
 *
 * @param id the connection's name
 * @param token the bot's access token
 * @param signingSecret what the bot's webhooks are signed with
 * @param api base address of the API, {@code https://api.pachca.com/api/shared/v1} but for tests and proxies
 * @param botUserId the bot's own user id, as the administrator believes it; only compared with what the API says
 * @param emailDomain domain that turns a login of the desk into an address
 * @param chats ids of the chats that take tickets; empty for all chats of the bot
 * @param language of texts to people
 */
public record PachcaConfig(
        ConnectionId id,
        Secret token,
        Secret signingSecret,
        URI api,
        Optional<Long> botUserId,
        Optional<String> emailDomain,
        Set<Long> chats,
        Locale language) {

    /** Where the API lives unless told otherwise. */
    public static final String API = "https://api.pachca.com/api/shared/v1";

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    public PachcaConfig {
        chats = Set.copyOf(chats);
    }

    /**
     * Reads a connection's settings; what is wrong with them is collected as faults there.
     *
     * @param id the connection's name
     * @param section its settings
     * @param language of texts to people
     */
    public static PachcaConfig from(ConnectionId id, Section section, Locale language) {
        return new PachcaConfig(
                id,
                section.requiredToken("token"),
                section.requiredSecret("signing-secret"),
                section.url("url", API),
                section.number("bot-user-id", 1, Long.MAX_VALUE),
                section.text("email-domain").map(PachcaConfig::withoutSign),
                chats(section),
                language);
    }

    private static String withoutSign(String domain) {
        return domain.startsWith("@") ? domain.substring(1) : domain;
    }

    private static Set<Long> chats(Section section) {
        var chats = new LinkedHashSet<Long>();
        for (String chat : section.list("chats")) {
            if (ID.matcher(chat).matches()) {
                chats.add(Long.valueOf(chat));
            } else {
                section.fault("chats", "must.chat-ids");
            }
        }
        return chats;
    }
}

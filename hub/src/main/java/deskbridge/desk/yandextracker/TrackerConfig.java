package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.settings.Kind;
import deskbridge.settings.Secret;
import deskbridge.settings.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one Yandex Tracker and what the hub makes there.
 *
 * @param id the connection's name
 * @param language of texts to people
 * @param apiUrl base address of the API; a trailing {@code /v2} or {@code /v3} is dropped, the hub speaks v3
 * @param access who the hub is
 * @param organisation whose Tracker it is
 * @param queue key of the queue that takes new tickets
 * @param fieldPrefix hex prefix of the queue's local fields; null to ask the queue
 * @param webhookSecret what triggers must prove; null to take every sender as a hint
 * @param internalMarker a comment that begins with this is never shown to a requester; never blank
 * @param doneCodes status keys that end a ticket whatever type Tracker gives them; compared whole, in any case
 * @param siteUrl where people open tickets
 * @param tag tag of new tickets; null for each channel's own
 * @param channels what the channels are that tickets come from, which decides tags, words and the names of local fields; one that
 *     is missing is judged by its connection's name
 * @param zone in which times are told to people
 * @param directory the organisation's Yandex 360; null to do without
 */
public record TrackerConfig(
        ConnectionId id,
        Locale language,
        String apiUrl,
        Access access,
        Organisation organisation,
        String queue,
        @Nullable String fieldPrefix,
        @Nullable Secret webhookSecret,
        String internalMarker,
        Set<String> doneCodes,
        String siteUrl,
        @Nullable String tag,
        Map<ConnectionId, Kind> channels,
        ZoneId zone,
        @Nullable Directory360 directory) {

    /** The API of Yandex itself. */
    public static final String DEFAULT_API = "https://api.tracker.yandex.net";

    /** Where people open tickets. */
    public static final String DEFAULT_SITE = "https://tracker.yandex.ru";

    /** Where Yandex issues IAM tokens. */
    public static final String DEFAULT_IAM = "https://iam.api.cloud.yandex.net/iam/v1/tokens";

    /** The API of Yandex 360. */
    public static final String DEFAULT_360 = "https://api360.yandex.net";

    public TrackerConfig {
        apiUrl = apiUrl.strip().replaceAll("(/v[23])?/*$", "");
        siteUrl = siteUrl.strip().replaceAll("/+$", "");
        requireText(apiUrl, "the API address");
        requireText(siteUrl, "the site address");
        requireText(queue, "the queue");
        requireText(internalMarker, "the internal marker");
        doneCodes =
                doneCodes.stream().map(code -> code.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        channels = Map.copyOf(channels);
    }

    /**
     * Reads a connection's section. Faults are gathered there; what is returned then holds placeholders and must not be used.
     *
     * @param channels what the channels are that tickets come from
     * @param doneCodes see {@link #doneCodes()}
     */
    public static TrackerConfig from(
            ConnectionId id,
            Section section,
            Map<ConnectionId, Kind> channels,
            Set<String> doneCodes,
            Locale language) {
        String zone = section.text("zone", "Europe/Moscow");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            section.fault("zone", "must.zone");
            zone = "Europe/Moscow";
        }
        section.has("type");
        return new TrackerConfig(
                id,
                language,
                section.url("url", DEFAULT_API).toString(),
                access(section),
                organisation(section),
                section.text("queue", "SERVICEDESK"),
                section.text("field-prefix").orElse(null),
                section.secret("webhook-secret").orElse(null),
                section.text("internal-marker", "!"),
                doneCodes,
                section.url("site-url", DEFAULT_SITE).toString(),
                section.text("tag").orElse(null),
                channels,
                ZoneId.of(zone),
                directory(section.section("directory")));
    }

    private static Access access(Section section) {
        String tokenUrl = section.url("iam-url", DEFAULT_IAM).toString();
        Optional<Path> keyFile = section.file("sa-key-file");
        if (keyFile.isPresent() && !section.has("token")) {
            if (!Files.isReadable(keyFile.get())) {
                section.fault("sa-key-file", "file.unseen");
            }
            return new Access.ServiceAccount(keyFile.get(), tokenUrl);
        }
        return new Access.OAuth(section.requiredToken("token"));
    }

    private static Organisation organisation(Section section) {
        Optional<String> cloud = section.text("cloud-org-id");
        Optional<String> ordinary = section.text("org-id");
        // The older bot's settings may hold both; it used the cloud one for the calls that the hub makes.
        return cloud.map(id -> new Organisation(true, id))
                .orElseGet(() -> new Organisation(false, ordinary.orElseGet(() -> section.requiredText("org-id"))));
    }

    private static @Nullable Directory360 directory(Section section) {
        String url = section.url("url", DEFAULT_360).toString();
        Optional<Secret> token = section.secret("token");
        Optional<String> organisation = section.text("org-id");
        // A bonus: half of its settings must not keep the hub from starting.
        return token.isEmpty() || organisation.isEmpty()
                ? null
                : new Directory360(url, token.get(), organisation.get());
    }

    /** Says nothing secret. */
    @Override
    public String toString() {
        return "TrackerConfig[" + id + ", " + apiUrl + ", " + access + ", " + organisation + ", queue " + queue + "]";
    }

    private static void requireText(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " of Yandex Tracker must not be blank");
        }
    }

    /** How the hub proves who it is. */
    public sealed interface Access {
        /** @param token OAuth token of the user whose rights the hub has; lives about a year */
        record OAuth(Secret token) implements Access {
            @Override
            public String toString() {
                return "OAuth";
            }
        }

        /**
         * A service account of Yandex Cloud; it must be a user of Tracker.
         *
         * @param keyFile the authorized key as the cloud's console saved it, JSON
         * @param tokenUrl where the key is exchanged for a token
         */
        record ServiceAccount(Path keyFile, String tokenUrl) implements Access {
            @Override
            public String toString() {
                return "service account";
            }
        }
    }

    /**
     * The organisation, as Tracker's administration page shows it.
     *
     * @param cloud true for an organisation of Yandex Cloud alone, false for Yandex 360, also when both are linked
     * @param id its number, or its cloud id
     */
    public record Organisation(boolean cloud, String id) {
        public Organisation {
            requireText(id, "the organisation id");
        }
    }

    /**
     * The organisation's people in Yandex 360.
     *
     * @param url base address of its API
     * @param token OAuth token of an administrator
     * @param organisation number of the organisation
     */
    public record Directory360(String url, Secret token, String organisation) {
        public Directory360 {
            requireText(url, "the address of Yandex 360");
            requireText(organisation, "the organisation of Yandex 360");
        }

        @Override
        public String toString() {
            return "Directory360[" + url + ", organisation " + organisation + "]";
        }
    }
}

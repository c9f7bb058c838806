package deskbridge.desk.okdesk;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Status;
import deskbridge.http.AddressRanges;
import deskbridge.settings.Kind;
import deskbridge.settings.Secret;
import deskbridge.settings.Section;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one Okdesk and what the hub makes there.
 *
 * @param id the connection's name
 * @param language of texts to people
 * @param apiUrl the account's address; a trailing {@code /api/v1} is dropped
 * @param token API key of the employee whose rights the hub has
 * @param portalUrl where people open tickets
 * @param employee id of the employee who signs what no contact can sign; null for the first active one
 * @param proof what webhooks must prove
 * @param issues what new tickets get and what statuses mean
 * @param codes the account's own parameters that the hub uses
 * @param channels what the channels are that tickets come from; one that is missing is judged by its connection's name
 * @param zone the account's; null to learn it
 */
public record OkdeskConfig(
        ConnectionId id,
        Locale language,
        String apiUrl,
        Secret token,
        String portalUrl,
        @Nullable String employee,
        Proof proof,
        Issues issues,
        Codes codes,
        Map<ConnectionId, Kind> channels,
        @Nullable ZoneId zone) {

    private static final String SKIP_OWN_WEBHOOKS = "skip-own-webhooks";

    public OkdeskConfig {
        apiUrl = withoutApi(apiUrl);
        portalUrl = withoutApi(portalUrl);
        if (apiUrl.isBlank() || portalUrl.isBlank()) {
            throw new IllegalArgumentException("the addresses of Okdesk must not be blank");
        }
        channels = Map.copyOf(channels);
    }

    /** The older bots were given the API's own address. */
    private static String withoutApi(String url) {
        return url.strip().replaceAll("/*(?:/api(?:/v\\d+)?)?/*$", "");
    }

    /**
     * What webhooks must prove; any of the ways will do. With none, every sender is taken as a hint.
     *
     * @param secret signs the body, or is the last segment of the path; null for neither
     * @param senders addresses that Okdesk sends from; empty for none
     */
    public record Proof(@Nullable Secret secret, AddressRanges senders) {}

    /**
     * What tickets get and what their statuses mean.
     *
     * @param doneCodes codes of statuses that end a ticket, in lower case
     * @param kinds meanings by code in lower case, for statuses of the account's own
     * @param type code of the type of new tickets; null for the account's default
     * @param priority code of the priority of new tickets; null for the account's default
     * @param skipOwnWebhooks true when Okdesk shall tell nobody of steps that the hub takes
     */
    public record Issues(
            Set<String> doneCodes,
            Map<String, Status.Kind> kinds,
            @Nullable String type,
            @Nullable String priority,
            boolean skipOwnWebhooks) {
        public Issues {
            doneCodes = lower(doneCodes);
            kinds = Map.copyOf(kinds);
        }

        private static Set<String> lower(Set<String> codes) {
            return codes.stream().map(code -> code.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        }
    }

    /**
     * Codes of parameters that an administrator has made in the account.
     *
     * @param origin of issues: the thread a ticket came from, so that links survive a lost database; null for none
     * @param requester of issues: the messenger's id of who asked; null for none
     * @param taxNumber of companies: the tax number; null to look at all parameters
     * @param person of contacts: the messenger's account that proved to be theirs, see {@link ContactMark}; null for none
     */
    public record Codes(
            @Nullable String origin,
            @Nullable String requester,
            @Nullable String taxNumber,
            @Nullable String person) {}

    /**
     * Reads a connection's section. Faults are gathered there; what is returned then holds placeholders and must not be used.
     *
     * @param channels see {@link #channels()}
     * @param doneCodes see {@link Issues#doneCodes()}
     */
    public static OkdeskConfig from(
            ConnectionId id,
            Section section,
            Map<ConnectionId, Kind> channels,
            Set<String> doneCodes,
            Locale language) {
        section.has("type");
        String url = section.requiredUrl("url").toString();
        return new OkdeskConfig(
                id,
                language,
                url,
                section.requiredToken("token"),
                section.url("portal-url", url).toString(),
                section.number("employee-id", 1, Long.MAX_VALUE / 10)
                        .map(String::valueOf)
                        .orElse(null),
                new Proof(section.secret("webhook-secret").orElse(null), senders(section)),
                issues(section, doneCodes),
                new Codes(
                        section.text("origin-parameter").orElse(null),
                        section.text("requester-parameter").orElse(null),
                        section.text("tax-number-parameter").orElse(null),
                        section.text("contact-parameter").orElse(null)),
                channels,
                zone(section));
    }

    private static Issues issues(Section section, Set<String> doneCodes) {
        Section statuses = section.section("statuses");
        Map<String, Status.Kind> kinds = new HashMap<>();
        for (Status.Kind kind : Status.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            statuses.list(name).forEach(code -> kinds.put(code.toLowerCase(Locale.ROOT), kind));
        }
        return new Issues(
                doneCodes,
                kinds,
                section.text("ticket-type").orElse(null),
                section.text("priority").orElse(null),
                section.flag(SKIP_OWN_WEBHOOKS, false));
    }

    private static AddressRanges senders(Section section) {
        List<String> ranges = new ArrayList<>();
        for (String range : section.list("webhook-ips")) {
            if (AddressRanges.isRange(range)) {
                ranges.add(range);
            } else {
                section.fault("webhook-ips", "must.ranges");
            }
        }
        return AddressRanges.of(ranges);
    }

    private static @Nullable ZoneId zone(Section section) {
        String zone = section.text("zone").orElse(null);
        if (zone == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            section.fault("zone", "must.zone");
            return null;
        }
        return ZoneId.of(zone);
    }

    /** Says nothing secret. */
    @Override
    public String toString() {
        return "OkdeskConfig[" + id + ", " + apiUrl + ", employee " + employee + "]";
    }
}

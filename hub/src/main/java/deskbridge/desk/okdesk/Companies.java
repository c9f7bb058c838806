package deskbridge.desk.okdesk;

import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds companies. The tax number is no field of Okdesk's but a parameter with a code of each account's own, and filters that are not
 * known are ignored: what was found must really have the number (facts: okdesk §5).
 */
final class Companies {
    private static final Logger log = LoggerFactory.getLogger(Companies.class);

    /** What accounts were seen to call it. */
    private static final List<String> USUAL_CODES = List.of("inn_company", "inn");

    private static final Duration FRESH = Duration.ofHours(1);

    private final OkdeskClient client;
    private final @Nullable String code;
    private final Remembered<String, String> names;

    /** @param code see {@link OkdeskConfig.Codes#taxNumber()} */
    Companies(OkdeskClient client, @Nullable String code, InstantSource clock) {
        this.client = client;
        this.code = code;
        this.names = new Remembered<>(clock, FRESH, FRESH);
    }

    /** The only company with this number; empty when there is none, or several. */
    Optional<Node> withTaxNumber(String number) throws OkdeskFault {
        String digits = number.replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Node> found = new LinkedHashMap<>();
        for (String name : code == null ? USUAL_CODES : List.of(code)) {
            collect(client.companiesWith(name, digits), digits, found);
        }
        if (found.isEmpty() && code == null) {
            collect(client.companies(), digits, found);
        }
        if (found.size() > 1) {
            log.warn("Companies {} have the same tax number: none is taken", found.keySet());
            return Optional.empty();
        }
        return found.values().stream().findFirst();
    }

    /** What a company is called; empty when it may not be seen. */
    Optional<String> name(String id) throws OkdeskFault {
        return names.get(id, this::load);
    }

    private Optional<String> load(String id) throws OkdeskFault {
        try {
            return client.companies("id", id).stream()
                    .filter(row -> row.id("id").equals(id))
                    .map(row -> row.text("name").strip())
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (OkdeskFault e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void collect(List<Node> rows, String digits, Map<String, Node> found) {
        for (Node row : rows) {
            boolean theirs = row.at("parameters").items().stream()
                    .filter(parameter -> code == null || parameter.text("code").equals(code))
                    .anyMatch(parameter -> parameter.text("value").strip().equals(digits));
            if (theirs && row.flag("active").orElse(true)) {
                found.putIfAbsent(row.id("id"), row);
            }
        }
    }
}

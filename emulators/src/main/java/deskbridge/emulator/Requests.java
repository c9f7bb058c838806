package deskbridge.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the JDK server's exchange into a {@link Call}. */
final class Requests {
    private Requests() {}

    static Call read(HttpExchange exchange, long number, Instant at) throws IOException {
        URI target = exchange.getRequestURI();
        return new Call(
                number,
                at,
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                target.getPath(),
                segments(target.getRawPath()),
                query(target.getRawQuery()),
                HttpHeaders.of(exchange.getRequestHeaders(), (header, value) -> true),
                Body.owning(exchange.getRequestBody().readAllBytes()));
    }

    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/", 0))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", 0)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        query.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package deskbridge.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and values in the encoding of queries and HTML forms. */
record Parameters(Map<String, List<String>> values) {
    static Parameters parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : List.of(encoded.split("&", -1))) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decoded(name), unused -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return new Parameters(values);
    }

    /** Decodes what can be decoded: a broken escape is kept as it is, because a stranger's typing is no reason to fail. */
    static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}

package deskbridge.emulator.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import deskbridge.emulator.Body;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The parameters of one call, whatever form they came in: all are strings, the first of equal names wins, the query string comes
 * first. Source: Telegram facts §1.
 */
final class Arguments {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 50;
    private static final int BIGGEST_UPLOAD = 50 << 20;
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Part> files = new LinkedHashMap<>();

    private Arguments() {}

    static Arguments read(Map<String, List<String>> query, String contentType, Body body, Supplier<List<Part>> parts) {
        Arguments arguments = new Arguments();
        query.forEach((name, all) -> arguments.values.put(name, all.getFirst()));
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            arguments.addJson(body);
        } else if (type.startsWith("multipart/form-data")) {
            arguments.addParts(parts);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            arguments.addForm(body.text());
        }
        arguments.checkSizes();
        return arguments;
    }

    /** Empty when absent. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    Map<String, Part> files() {
        return files;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A broken body is not refused: what was read before the mistake counts. */
    private void addJson(Body body) {
        try (JsonParser parser = JSON.createParser(body.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                String value = token.isStructStart()
                        ? parser.readValueAsTree().toString()
                        : token == JsonToken.VALUE_NULL ? "" : parser.getText();
                values.putIfAbsent(name, value);
            }
        } catch (IOException e) {
            System.getLogger(Arguments.class.getName())
                    .log(System.Logger.Level.DEBUG, "a broken JSON body, read up to the mistake", e);
        }
    }

    private void addForm(String form) {
        for (String pair : form.isEmpty() ? new String[0] : form.split("&", 0)) {
            int equals = pair.indexOf('=');
            values.putIfAbsent(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
    }

    private void addParts(Supplier<List<Part>> parts) {
        try {
            for (Part part : parts.get()) {
                if (part.fileName() == null) {
                    values.putIfAbsent(part.name(), part.body().text());
                } else {
                    files.putIfAbsent(part.name(), part);
                }
            }
        } catch (MalformedBody e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private void checkSizes() {
        long bytes = values.entrySet().stream()
                .mapToLong(entry -> Body.of(entry.getKey()).size()
                        + (long) Body.of(entry.getValue()).size())
                .sum();
        boolean tooBig = files.values().stream().anyMatch(file -> file.body().size() > BIGGEST_UPLOAD);
        if (bytes > MOST_BYTES || files.size() > MOST_FILES || tooBig) {
            throw Refusal.of(413, "Request Entity Too Large");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

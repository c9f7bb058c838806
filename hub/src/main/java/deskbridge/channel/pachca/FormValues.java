package deskbridge.channel.pachca;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.RemoteFile;
import deskbridge.json.Codecs;
import io.avaje.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people filled in: texts, chosen values, lists of them, files, or nothing (Pachca docs, forms). Dates stay as they
 * were written, {@code YYYY-MM-DD} or {@code DD.MM.YYYY}: a text that looks like a date may be just a text.
 */
final class FormValues {

    /** Marks a file by its link, which Pachca keeps valid for an hour. */
    static final String BY_LINK = "url:";

    private FormValues() {}

    static Map<String, FormAnswer> read(ConnectionId connection, String data) throws MalformedHook {
        var answers = new LinkedHashMap<String, FormAnswer>();
        if (anything(data) instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> answers.put(String.valueOf(name), answer(connection, value)));
        }
        return answers;
    }

    /** The text in a raw JSON value; anything else as it is written, nothing as empty. */
    static String text(@Nullable String raw) throws MalformedHook {
        return raw == null ? "" : text(anything(raw));
    }

    private static @Nullable Object anything(String raw) throws MalformedHook {
        try {
            return Codecs.readAny(WireJson.anything(), raw.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new MalformedHook("data cannot be read");
        }
    }

    private static FormAnswer answer(ConnectionId connection, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return new FormAnswer.Text(text(value));
        }
        var files = new ArrayList<RemoteFile>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> file && file.get("url") instanceof String url) {
                var size = file.get("size") instanceof Number bytes ? Long.valueOf(bytes.longValue()) : null;
                files.add(new RemoteFile(connection, BY_LINK + url, text(file.get("name")), size));
            }
        }
        if (!files.isEmpty() || list.isEmpty()) {
            return new FormAnswer.Uploads(files);
        }
        return new FormAnswer.Text(list.stream().map(FormValues::text).collect(Collectors.joining(", ")));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }
}

package deskbridge.channel.pachca;

import deskbridge.json.Codecs;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns a webhook's bytes into {@link HookJson} without trusting them. */
final class HookText {

    /** Pachca's deepest body has five levels; a parser that descends without end would run out of stack. */
    private static final int DEEPEST = 32;

    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonType<HookJson> TYPE = WireJson.of(HookJson.class);

    private HookText() {}

    /** Reads bytes as UTF-8. */
    static String decode(byte[] body) throws MalformedHook {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(body);
        }
        if (text.indexOf('\0') >= 0) {
            throw new MalformedHook("the body holds a NUL character");
        }
        return text;
    }

    /** The replacement stands for something broken, unless somebody wrote it. */
    private static void requireWellFormed(byte[] body) throws MalformedHook {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new MalformedHook("the body is not UTF-8");
        }
    }

    static HookJson parse(String body) throws MalformedHook {
        requireOneShallowObject(body);
        try {
            return Codecs.read(TYPE, body);
        } catch (JsonException e) {
            throw new MalformedHook(
                    "the body is not a webhook of Pachca: " + e.getClass().getSimpleName());
        }
    }

    private static void requireOneShallowObject(String body) throws MalformedHook {
        int depth = 0;
        boolean quoted = false;
        boolean closed = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (closed && !Character.isWhitespace(c)) {
                throw new MalformedHook("something follows the JSON object");
            }
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    throw new MalformedHook("the JSON is nested deeper than " + DEEPEST);
                }
            } else if (c == '}' || c == ']') {
                closed = --depth == 0;
            }
        }
        if (!closed) {
            throw new MalformedHook("the body is not one JSON object");
        }
    }
}

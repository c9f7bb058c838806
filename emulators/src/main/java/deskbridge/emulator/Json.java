package deskbridge.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON trees in and out: compact, UTF-8, non-ASCII characters unescaped. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads one JSON value.
     *
     * @throws MalformedBody when the bytes are not exactly one JSON value
     */
    public static JsonNode parse(Body body) {
        try {
            JsonNode node = MAPPER.readTree(body.bytes());
            if (node.isMissingNode()) {
                throw new MalformedBody("the body is empty where JSON is expected");
            }
            return node;
        } catch (IOException e) {
            throw new MalformedBody("the body is not valid JSON", e);
        }
    }

    /** Reads one JSON value from text; same errors as {@link #parse(Body)}. */
    public static JsonNode parse(String text) {
        return parse(Body.of(text));
    }

    /** Writes a value in its compact form. */
    public static Body write(JsonNode node) {
        try {
            return Body.owning(MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }
}

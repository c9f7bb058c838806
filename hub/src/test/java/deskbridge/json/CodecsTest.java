package deskbridge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Types;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecsTest {

    private static final JsonType<Map<String, String>> TEXTS =
            Codecs.builder().build().type(Types.mapOf(String.class));

    private static final JsonType<Object> ANYTHING = Codecs.builder().build().type(Object.class);

    @ParameterizedTest
    @ValueSource(strings = {"x", "я", "\n", "😀"})
    void aTextOfTheLongestCommentIsReadWhole(String unit) {
        var written = Map.of("text", unit.repeat(512_000));
        String json = TEXTS.toJson(written);

        assertThat(TEXTS.fromJson(json)).isEqualTo(written);
        assertThat(TEXTS.fromJson(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"",
                "{\"a",
                "{\"a\\",
                "{\"a\":\"\\u12",
                "{\"a\":\"b\\",
                "{\"a\":\"b\\\"}",
                "{\"a\":1e",
                "{\"a\":-",
                "{\"a\":\"\\ud83d",
                "[",
                "null"
            })
    void whatIsCutShortIsUnreadableAndNothingElse(String json) {
        assertThatThrownBy(() -> Codecs.read(TEXTS, json)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Codecs.read(ANYTHING, json)).isInstanceOf(JsonException.class);
    }

    @Test
    void whatIsCutShortAnywhereIsUnreadableOrWhole() {
        String json = "{\"a\":[1.5e3,true,null,\"x\\u0041\\n\"],\"б\":{\"c\":\"\\ud83d\\ude00\"},\"d\":-12}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Codecs.read(ANYTHING, cut))
                    .as("cut at %d", length)
                    .isInstanceOf(JsonException.class);
        }
    }

    @Test
    void abyssesAreNotEntered() {
        assertThatThrownBy(() -> Codecs.read(ANYTHING, "[".repeat(100_000))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Codecs.read(TEXTS, "{\"a\":".repeat(100_000))).isInstanceOf(JsonException.class);
    }

    @Test
    void halvesOfSymbolsAndNulBecomeWhatEverybodyCanHold() {
        assertThat(Codecs.read(TEXTS, "{\"a\":\"x\\ud83dy\\u0000\"}")).containsEntry("a", "x\uFFFDy\uFFFD");
        assertThat(Codecs.read(TEXTS, "{\"a\":\"\\ud83d\\ude00\"}")).containsEntry("a", "😀");
        assertThat(TEXTS.toJson(Map.of("a", "\ude00x\ud83d"))).isEqualTo("{\"a\":\"\uFFFDx\uFFFD\"}");
    }
}

package deskbridge.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Types;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecsTest {

    private static final JsonType<Map<String, String>> TEXTS =
            Codecs.builder().build().type(Types.mapOf(String.class));

    @ParameterizedTest
    @ValueSource(strings = {"x", "я", "\n", "😀"})
    void aTextOfTheLongestCommentIsReadWhole(String unit) {
        var written = Map.of("text", unit.repeat(512_000));
        String json = TEXTS.toJson(written);

        assertThat(TEXTS.fromJson(json)).isEqualTo(written);
        assertThat(TEXTS.fromJson(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(written);
    }
}

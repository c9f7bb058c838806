package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssueJsonTest {

    private final TrackerJson json = new TrackerJson();

    private IssueJson read(String text) throws TrackerJson.UnreadableJson {
        return json.read(IssueJson.class, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"key\":null}",
                "{\"id\":\"1\",\"key\":\"\"}",
                "{\"id\":\"1\",\"key\":\"..\"}",
                "{\"id\":\"1\",\"key\":\"A-1/../B-1\"}",
                "{\"id\":\"1\",\"key\":\"A-1\\n\"}"
            })
    void anAnswerWithoutAKeyIsNoIssue(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TrackerJson.UnreadableJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"..\"", "\"a/b\"", "\"a\\u0000\"", "{}", "[1]", "\" \""})
    void anOddInnerIdIsNoneAndTheKeyIsAskedFor(String id) throws TrackerJson.UnreadableJson {
        assertThat(read("{\"key\":\"A-1\",\"id\":%s}".formatted(id)).identity()).isEqualTo("A-1");
    }

    @Test
    void theInnerIdIsKnownAsNumberAndAsText() throws TrackerJson.UnreadableJson {
        assertThat(read("{\"key\":\"A-1\",\"id\":17}").identity()).isEqualTo("17");
        assertThat(read("{\"key\":\"A-1\",\"id\":\"593cd211ef7e8a332414f2a7\"}").identity())
                .isEqualTo("593cd211ef7e8a332414f2a7");
    }
}

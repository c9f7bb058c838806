package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LISTS  | {'author_id':['отсутствует']}",
                "TEXTS  | {'author_id':'отсутствует'}",
                "NESTED | {'base':{'author_id':['отсутствует']}}",
                "PLAIN  | 'author_id отсутствует'",
                "LIST   | ['author_id отсутствует']"
            })
    void errorsHaveFiveShapes(OkdeskSettings.ErrorShape shape, String expected) {
        office.okdesk.settings().errorShape(shape);

        assertThat(office.api.post(office.path + "/comments", "{'content':'x'}").errors())
                .isEqualTo(Json.parse(expected.replace('\'', '"')));
    }

    @Test
    void namesWithDotsNest() {
        assertThat(office.api.get("/issues/list?page%5Bsize%5D=99").errors())
                .isEqualTo(Json.parse("{\"page\":{\"size\":[\"должно быть меньше или равно 50\"]}}"));
    }
}

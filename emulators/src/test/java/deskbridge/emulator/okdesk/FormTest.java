package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Call;
import deskbridge.emulator.Json;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    private static JsonNode read(String contentType, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (name, value) -> true);
        return Form.read(new Call(1, Instant.EPOCH, "POST", "/", List.of(), Map.of(), headers, Body.of(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1&b=                       | {'a':'1','b':''}",
                "a[b][c]=1&a[b][d]=2          | {'a':{'b':{'c':'1','d':'2'}}}",
                "a[]=1&a[]=2                  | {'a':['1','2']}",
                "a[][b]=1&a[][c]=2&a[][b]=3   | {'a':[{'b':'1','c':'2'},{'b':'3'}]}",
                "a[0][b]=1&a[1][b]=2          | {'a':{'0':{'b':'1'},'1':{'b':'2'}}}",
                "a%5Bb%5D=x+y%2B&a[b          | {'a':{'b':'x y+'},'a[b':''}"
            })
    void bracketsNest(String form, String expected) {
        assertThat(read("application/x-www-form-urlencoded", form)).isEqualTo(Json.parse(expected.replace('\'', '"')));
    }

    @Test
    void jsonThatIsNoObjectHasNoParameters() {
        assertThat(read("application/json", "[1]")).isEmpty();
        assertThat(read("application/json; charset=utf-8", "{\"a\":1}")).hasSize(1);
        assertThat(read("application/vnd.other", "{\"a\":1}")).isEmpty();
    }
}

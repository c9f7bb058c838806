package deskbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouterTest {
    private final Router router = Router.builder()
            .post("/webhooks/tracker", request -> Response.of(200, "text/plain", "bare"))
            .post(
                    "/webhooks/tracker/{secret}",
                    request -> Response.of(
                            200, "text/plain", "with " + request.tail().orElseThrow()))
            .get("/webhooks/tracker/status", request -> Response.of(200, "text/plain", "exact"))
            .get(
                    "/page",
                    request -> Response.of(200, "text/plain", request.query("q").orElse("none")))
            .post(
                    "/page",
                    request -> Response.of(200, "text/plain", request.query("q").orElse("none")))
            .post("/", request -> Response.of(200, "text/plain", "root"))
            .build();

    @ParameterizedTest
    @CsvSource({
        "POST, /webhooks/tracker, 200, bare",
        "POST, /webhooks/tracker/, 200, bare",
        "POST, //webhooks//tracker, 200, bare",
        "POST, /webhooks/tracker/s3cret, 200, with s3cret",
        "POST, /webhooks/tracker/a%20b+c, 200, with a b+c",
        "POST, /webhooks/tracker/%zz, 200, with %zz",
        "GET, /webhooks/tracker/status, 200, exact",
        "HEAD, /page, 200, none",
        "GET, /page?q=x%20y+z&q=2, 200, x y z",
        "POST, /page?p=1&q=%D0%B4%D0%B0+1, 200, да 1",
        "POST, /, 200, root",
        "POST, /webhooks/tracker/a/b, 404, ''",
        "GET, /webhooks, 404, ''",
        "PUT, /page, 405, ''",
        "GET, /, 405, ''",
    })
    void everyPathFindsItsHandler(String method, String path, int status, String body) {
        Response response = router.handle(request(method, path, Map.of(), ""));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo(body);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertThat(router.handle(request("DELETE", "/page", Map.of(), "")).headers())
                .containsEntry("Allow", "GET, POST");
    }

    @Test
    void headersAreFoundWhateverTheirCase() {
        assertThat(request("POST", "/page", Map.of("cookie", "a=1"), "").header("COOKIE"))
                .contains("a=1");
    }

    @Test
    void nonsenseRoutesAreRefused() {
        Handler handler = request -> Response.of(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Router.builder().get("/{id}/more", handler));
        assertThatIllegalArgumentException().isThrownBy(() -> Router.builder().get("relative", handler));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Router.builder().get("/a", handler).get("/a/", handler));
    }

    private static Request request(String method, String target, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return Request.encoded(method, path, query, lists, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }
}

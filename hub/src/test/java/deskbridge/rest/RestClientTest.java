package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RestClientTest {
    private static final String EMPTY_OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final RestOptions PATIENT = RestOptions.defaults().callTimeout(Duration.ofSeconds(20));

    @Test
    void anyStatusIsAValue() throws Exception {
        try (RawServer remote = RawServer.answering(
                        "HTTP/1.1 422 Nope\r\nX-Reason: one\r\nx-reason: two\r\nContent-Length: 2\r\n\r\n{}");
                RestClient client = client(remote)) {
            RestAnswer answer = client.call(RestRequest.get("things"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.text()).isEqualTo("{}");
            assertThat(answer.headers("X-REASON")).containsExactly("one", "two");
            assertThat(answer.header("x-Reason")).contains("one");
            assertThat(answer.header("absent")).isEmpty();
        }
    }

    @Test
    void hostileIdsStayInTheirSegment() throws Exception {
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client = new RestClient("desk", remote.url() + "/v3/", Authorization.NONE, PATIENT)) {
            client.call(RestRequest.get("issues/{key}/comments", "../a b?c#d/é%2e\r\n\t\u0000")
                    .query("q", "x&y=z +/"));

            assertThat(remote.requests().getFirst())
                    .startsWith(
                            "GET /v3/issues/..%2Fa%20b%3Fc%23d%2F%C3%A9%252e%0D%0A%09%00/comments?q=x%26y%3Dz%20%2B%2F HTTP/1.1\r\n");
        }
    }

    @Test
    void dotSegmentsAndNonsenseAreRefused() {
        for (String id : List.of("", ".", "..")) {
            assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("issues/{key}", id));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("issues/{key}"));
        assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("issues", "extra"));
        assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("/rooted"));
        assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("a?b=c"));
        assertThatIllegalArgumentException().isThrownBy(() -> RestRequest.get("a/../b"));
    }

    @Test
    void jsonIsSentAsItIs() throws Exception {
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client = client(remote)) {
            client.call(RestRequest.post("messages").header("X-Kind", "test").json("{\"content\":\"привет\"}"));

            String request = remote.requests().getFirst();
            assertThat(request).startsWith("POST /messages HTTP/1.1\r\n").contains("\r\nX-Kind: test\r\n");
            assertThat(request).contains("\r\nContent-Type: application/json\r\n");
            assertThat(request).contains("\r\nAuthorization: Bearer s3cret\r\n");
            byte[] body = request.substring(request.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"content\":\"привет\"}");
        }
    }

    @Test
    void aPostWithoutABodyHasLengthZero() throws Exception {
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client = client(remote)) {
            client.call(RestRequest.post("uploads"));
            client.call(RestRequest.delete("messages/{id}", 7));

            assertThat(remote.requests().getFirst()).contains("\r\nContent-Length: 0\r\n");
            assertThat(remote.requests().getLast()).startsWith("DELETE /messages/7 HTTP/1.1\r\n");
        }
    }

    @Test
    void multipartKeepsTheOrderAndEndsWithTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("any"), "file bytes");
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client = client(remote)) {
            client.call(RestRequest.absolute("POST", remote.url() + "/bucket?sig=1")
                    .withoutAuthorization()
                    .multipart(
                            Part.text("key", "attaches/${filename}"),
                            Part.text("acl", "private"),
                            Part.file("file", "a\"b\n.txt", "text/plain", file)));

            String request = remote.requests().getFirst();
            String boundary = request.replaceAll("(?s).*boundary=([^\r\n]+).*", "$1");
            assertThat(request).doesNotContain("s3cret");
            assertThat(request.substring(request.indexOf("\r\n\r\n") + 4))
                    .isEqualTo("--" + boundary + "\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n"
                            + "attaches/${filename}\r\n--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"acl\"\r\n\r\nprivate\r\n--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22b%0A.txt\"\r\n"
                            + "Content-Type: text/plain\r\n\r\nfile bytes\r\n--" + boundary + "--\r\n");
        }
    }

    @Test
    void aFileInTheMiddleOfAFormIsRefused() {
        Part file = Part.file("file", "a.txt", "text/plain", new byte[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestRequest.post("x").multipart(file, Part.text("late", "field")));
    }

    @Test
    void theTokenGoesToItsOwnOriginOnly() throws Exception {
        try (RawServer home = RawServer.answering(EMPTY_OK);
                RawServer away = RawServer.answering(EMPTY_OK);
                RestClient client = client(home)) {
            client.call(RestRequest.absolute("GET", away.url() + "/file"));
            client.call(RestRequest.absolute("GET", home.url() + "/file"));
            client.call(RestRequest.absolute("GET", home.url() + "/file").withoutAuthorization());

            assertThat(away.requests().get(0)).doesNotContain("s3cret");
            assertThat(home.requests().get(0)).contains("Authorization: Bearer s3cret");
            assertThat(home.requests().get(1)).doesNotContain("s3cret");
        }
    }

    @Test
    void aRedirectIsAnAnswer() throws Exception {
        try (RawServer remote =
                        RawServer.answering("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
                RestClient client = client(remote)) {
            assertThat(client.call(RestRequest.get("here")).status()).isEqualTo(302);
            assertThat(remote.requests()).hasSize(1);
        }
    }

    @Test
    void nothingIsRepeatedBehindTheCallersBack() throws Exception {
        for (String head : List.of("503 Busy\r\nRetry-After: 0", "408 Late", "421 Elsewhere", "401 Who")) {
            try (RawServer remote = RawServer.answering("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\n\r\n");
                    RestClient client = client(remote)) {
                assertThat(client.call(RestRequest.get("thing")).status())
                        .isEqualTo(Integer.parseInt(head.substring(0, 3)));
                assertThat(remote.requests()).as(head).hasSize(1);
            }
        }
    }

    @Test
    void aRefusedConnectionIsNotSent() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (RestClient client = new RestClient("pachca", "http://127.0.0.1:" + port, Authorization.NONE, PATIENT)) {
            assertThatThrownBy(() ->
                            client.call(RestRequest.post("messages/{id}", 5).query("token", "hidden")))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageStartingWith("pachca: POST messages/5 was not sent: ")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void anUnknownHostAndAFailedHandshakeAreNotSent() throws Exception {
        try (RestClient client = new RestClient("desk", "http://no-such-host.invalid", Authorization.NONE, PATIENT)) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x"))).isInstanceOf(NotSentException.class);
        }
        try (RawServer plain = RawServer.scripted((request, socket) -> false);
                RestClient client =
                        new RestClient("desk", "https://127.0.0.1:" + plain.port(), Authorization.NONE, PATIENT)) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x"))).isInstanceOf(NotSentException.class);
        }
    }

    @Test
    void aTokenThatCannotBeHadIsNotSent() throws Exception {
        Authorization broken = () -> {
            throw new IOException("the token service is down");
        };
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client = new RestClient("tracker", remote.url(), broken, PATIENT)) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x")))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("the token service is down");
            assertThat(remote.requests()).isEmpty();
        }
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsLost() throws Exception {
        try (RawServer remote = RawServer.scripted((request, socket) -> false);
                RestClient client = client(remote)) {
            assertThatThrownBy(() -> client.call(RestRequest.post("messages").json("{}")))
                    .isInstanceOf(AnswerLostException.class)
                    .hasMessageContaining("desk: POST messages may have been processed");
            assertThat(remote.requests()).hasSize(1);
        }
    }

    @Test
    void halfABodyIsLost() throws Exception {
        List<String> halves = List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le");
        for (String half : halves) {
            try (RawServer remote = RawServer.scripted((request, socket) -> {
                        RawServer.write(socket, half);
                        return false;
                    });
                    RestClient client = client(remote)) {
                assertThatThrownBy(() -> client.call(RestRequest.get("x"))).isInstanceOf(AnswerLostException.class);
            }
        }
    }

    @Test
    void aStalledBodyEndsWithTheWholeCallsTime() throws Exception {
        try (RawServer remote = RawServer.scripted((request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
                    return true;
                });
                RestClient client = client(remote)) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x").callTimeout(Duration.ofMillis(600))))
                    .isInstanceOf(AnswerLostException.class)
                    .hasMessageContaining("the time for the whole call was up");
        }
    }

    @Test
    void closingEndsACallUnderWayAndSendsNoOther() throws Exception {
        var asked = new CountDownLatch(1);
        try (RawServer remote = RawServer.scripted((request, socket) -> {
                    asked.countDown();
                    return true;
                });
                var caller = Executors.newSingleThreadExecutor()) {
            RestClient client = client(remote);
            var call = caller.submit(() -> client.call(RestRequest.post("x")));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            client.close();

            assertThat(call)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(AnswerLostException.class);
            assertThatThrownBy(() -> client.call(RestRequest.get("x")))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void aRequestMayHaveItsOwnTime() throws Exception {
        try (RawServer remote = RawServer.scripted((request, socket) -> true);
                RestClient client =
                        new RestClient("telegram", remote.url(), Authorization.NONE, RestOptions.defaults())) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x").callTimeout(Duration.ofMillis(200))))
                    .isInstanceOf(AnswerLostException.class);
        }
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() throws Exception {
        RestOptions small = PATIENT.maxAnswerBytes(10);
        try (RawServer remote = RawServer.answering(RawServer.ok("text/plain", "12345678901"));
                RestClient client = new RestClient("desk", remote.url(), Authorization.NONE, small)) {
            assertThatThrownBy(() -> client.call(RestRequest.get("x")))
                    .isInstanceOf(AnswerLostException.class)
                    .hasMessageContaining("larger than 10 bytes");
        }
        try (RawServer remote = RawServer.answering(RawServer.ok("text/plain", "1234567890"));
                RestClient client = new RestClient("desk", remote.url(), Authorization.NONE, small)) {
            assertThat(client.call(RestRequest.get("x")).text()).isEqualTo("1234567890");
        }
    }

    @Test
    void foreignUrlsAndHeadersNeverReachAMessage() throws Exception {
        try (RawServer remote = RawServer.scripted((request, socket) -> false);
                RestClient client = client(remote)) {
            assertThatThrownBy(() -> client.call(
                            RestRequest.absolute("GET", remote.url() + "/file/bot1:topsecret/a.jpg?X-Signature=abc")))
                    .hasMessageStartingWith("desk: GET http://127.0.0.1/… may")
                    .hasMessageNotContaining("topsecret")
                    .hasMessageNotContaining("abc");
        }
        try (RawServer remote = RawServer.answering(EMPTY_OK);
                RestClient client =
                        new RestClient("desk", remote.url(), Authorization.bearer("topsecret\n"), PATIENT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.call(RestRequest.get("x")))
                    .withMessageContaining("Authorization")
                    .withMessageNotContaining("topsecret");
        }
    }

    @Test
    void theListenerHearsTemplatesNotIds() throws Exception {
        List<String> heard = new ArrayList<>();
        RestListener listener = new RestListener() {
            @Override
            public void answered(String connection, String method, String path, int status, Duration took) {
                heard.add(connection + " " + method + " " + path + " " + status);
            }

            @Override
            public void failed(String connection, String method, String path, Failure failure, Duration took) {
                heard.add(connection + " " + method + " " + path + " " + failure);
            }
        };
        try (RawServer remote = RawServer.scripted((request, socket) -> {
                    RawServer.write(socket, request.contains("good") ? EMPTY_OK : "");
                    return request.contains("good");
                });
                RestClient client = new RestClient("desk", remote.url(), Authorization.NONE, PATIENT, listener)) {
            client.call(RestRequest.get("issues/{key}", "good"));
            assertThatThrownBy(() -> client.call(RestRequest.get("issues/{key}", "bad")))
                    .isInstanceOf(AnswerLostException.class);
        }
        assertThat(heard).containsExactly("desk GET issues/{key} 200", "desk GET issues/{key} ANSWER_LOST");
    }

    @Test
    void gatewayPagesDoNotLookLikeJson() {
        assertThat(answer("application/json", "<html>").looksLikeJson()).isFalse();
        assertThat(answer("application/json", " ").looksLikeJson()).isFalse();
        assertThat(answer("text/html", "\n{\"a\":1}").looksLikeJson()).isTrue();
        assertThat(answer("application/json;charset=utf-8", "true").looksLikeJson())
                .isTrue();
        assertThat(answer("text/plain", "oops").looksLikeJson()).isFalse();
    }

    private static RestAnswer answer(String type, String body) {
        return new RestAnswer(200, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }

    private static RestClient client(RawServer remote) {
        return new RestClient("desk", remote.url(), Authorization.bearer("s3cret"), PATIENT);
    }
}

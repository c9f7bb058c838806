package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class DownloadTest {
    private static final RestOptions PATIENT = RestOptions.defaults().callTimeout(Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    @Test
    void aFileIsSavedAndDeletedByItsOwner() throws Exception {
        String content = "x".repeat(300_000);
        try (RawServer remote = RawServer.answering(RawServer.ok("image/png", content));
                RestClient client = client(remote)) {
            Path file;
            try (TemporaryFiles files = new TemporaryFiles(folder)) {
                Download download = client.download(RestRequest.get("files/{id}", 1), 300_000, files);

                assertThat(download).isInstanceOfSatisfying(Download.Saved.class, saved -> {
                    assertThat(saved.file()).hasContent(content);
                    assertThat(saved.size()).isEqualTo(300_000);
                    assertThat(saved.contentType()).isEqualTo("image/png");
                });
                file = ((Download.Saved) download).file();
            }
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void tooLargeIsToldWithAndWithoutALength() throws Exception {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n6\r\n678901\r\n0\r\n\r\n";
        for (String answer : new String[] {RawServer.ok("text/plain", "12345678901"), chunked}) {
            try (RawServer remote = RawServer.answering(answer);
                    RestClient client = client(remote);
                    TemporaryFiles files = new TemporaryFiles(folder)) {
                assertThat(client.download(RestRequest.get("f"), 10, files)).isEqualTo(new Download.TooLarge(10));
                assertThat(remaining()).isZero();
            }
        }
    }

    @Test
    void aRefusalIsNoFile() throws Exception {
        try (RawServer remote = RawServer.answering("HTTP/1.1 404 Gone\r\nContent-Length: 4\r\n\r\nnope");
                RestClient client = client(remote);
                TemporaryFiles files = new TemporaryFiles(folder)) {
            Download download = client.download(RestRequest.get("f"), 10, files);

            assertThat(download).isInstanceOfSatisfying(Download.Refused.class, refused -> {
                assertThat(refused.answer().status()).isEqualTo(404);
                assertThat(refused.answer().text()).isEqualTo("nope");
            });
            assertThat(remaining()).isZero();
        }
    }

    @Test
    void halfAFileLeavesNothingBehind() throws Exception {
        try (RawServer remote = RawServer.scripted((request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234");
                    return false;
                });
                RestClient client = client(remote);
                TemporaryFiles files = new TemporaryFiles(folder)) {
            assertThatThrownBy(() -> client.download(RestRequest.get("f"), 100, files))
                    .isInstanceOf(AnswerLostException.class);
            assertThat(remaining()).isZero();
        }
    }

    private long remaining() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.count();
        }
    }

    private static RestClient client(RawServer remote) {
        return new RestClient("desk", remote.url(), Authorization.NONE, PATIENT);
    }
}

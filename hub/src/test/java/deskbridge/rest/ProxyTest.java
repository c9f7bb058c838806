package deskbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ProxyTest {
    private static final RestOptions PATIENT = RestOptions.defaults().callTimeout(Duration.ofSeconds(20));

    @Test
    void aSocksProxyResolvesTheNameAndCarriesTheCall() throws Exception {
        try (RawServer remote = RawServer.answering(RawServer.ok("text/plain", "through"));
                SocksServer proxy = new SocksServer(remote.port(), "user:p@ss");
                RestClient client =
                        client("http://bot-api.invalid:8081", "socks5://user:p%40ss@127.0.0.1:" + proxy.port())) {
            assertThat(client.call(RestRequest.get("getMe")).text()).isEqualTo("through");
            assertThat(proxy.asked()).containsExactly("bot-api.invalid:8081");
        }
    }

    @Test
    void aSocksProxyThatRefusesMeansNotSent() throws Exception {
        try (RawServer remote = RawServer.answering(RawServer.ok("text/plain", "through"));
                SocksServer proxy = new SocksServer(remote.port(), "user:right")) {
            for (String login : List.of("user:wrong@", "")) {
                try (RestClient client = client(remote.url(), "socks5://" + login + "127.0.0.1:" + proxy.port())) {
                    assertThatThrownBy(() -> client.call(RestRequest.get("x")))
                            .isInstanceOf(NotSentException.class)
                            .hasMessageNotContaining("wrong");
                }
            }
            assertThat(remote.requests()).isEmpty();
        }
    }

    @Test
    void anHttpProxyIsAskedForTheWholeUrl() throws Exception {
        try (RawServer proxy = RawServer.answering(RawServer.ok("text/plain", "through"));
                RestClient client = client("http://bot-api.invalid", "http://127.0.0.1:" + proxy.port())) {
            assertThat(client.call(RestRequest.get("getMe")).text()).isEqualTo("through");
            assertThat(proxy.requests().getFirst()).startsWith("GET http://bot-api.invalid/getMe HTTP/1.1");
        }
    }

    @Test
    void anHttpProxyThatRefusesTheTunnelMeansNotSent() throws Exception {
        try (RawServer proxy = RawServer.answering("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
                RestClient client = client("https://bot-api.invalid", "http://user:pw@127.0.0.1:" + proxy.port())) {
            assertThatThrownBy(() -> client.call(RestRequest.get("getMe"))).isInstanceOf(NotSentException.class);
            assertThat(proxy.requests().getFirst())
                    .startsWith("CONNECT bot-api.invalid:443 HTTP/1.1")
                    .contains("Proxy-Authorization: Basic dXNlcjpwdw==");
        }
    }

    @Test
    void aProxyAddressHidesItsPassword() {
        ProxyAddress proxy = ProxyAddress.parse("socks5h://me:secret@proxy.example:1081");

        assertThat(proxy.kind()).isEqualTo(ProxyAddress.Kind.SOCKS5);
        assertThat(proxy.password()).isEqualTo("secret");
        assertThat(proxy).hasToString("socks5://proxy.example:1081");
        assertThat(ProxyAddress.parse("http://proxy.example").port()).isEqualTo(3128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy:1080", "ftp://x:secret@h:1", "socks5://", "http://a b"})
    void anUnreadableProxyIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyAddress.parse(text))
                .withMessageNotContaining("secret");
    }

    private static RestClient client(String url, String proxy) {
        return new RestClient("telegram", url, Authorization.NONE, PATIENT.proxy(ProxyAddress.parse(proxy)));
    }

    /** A SOCKS5 proxy that wants one login and leads everywhere to one port of this machine. */
    private static final class SocksServer implements AutoCloseable {
        private final ServerSocket listener;
        private final int target;
        private final String login;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        SocksServer(int target, String login) throws IOException {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.target = target;
            this.login = login;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return listener.getLocalPort();
        }

        List<String> asked() {
            return asked;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void serve(Socket client) {
            try (client) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream();
                if (!greeted(in, out)) {
                    return;
                }
                in.readNBytes(3);
                String host = switch (in.readUnsignedByte()) {
                    case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
                    case 3 -> counted(in);
                    default -> throw new IOException("unexpected kind of address");
                };
                asked.add(host + ":" + in.readUnsignedShort());
                try (Socket remote = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 1});
                    Thread back = Thread.ofVirtual().start(() -> pump(remote, client));
                    pump(client, remote);
                    back.join();
                }
            } catch (IOException | InterruptedException e) {
                // the client went away
            }
        }

        private boolean greeted(DataInputStream in, OutputStream out) throws IOException {
            in.readUnsignedByte();
            byte[] methods = in.readNBytes(in.readUnsignedByte());
            if (methods[methods.length - 1] != 2) {
                out.write(new byte[] {5, (byte) 0xff});
                return false;
            }
            out.write(new byte[] {5, 2});
            in.readUnsignedByte();
            boolean right = (counted(in) + ":" + counted(in)).equals(login);
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            return right;
        }

        private static String counted(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        }

        private static void pump(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException e) {
                // one side went away
            }
        }
    }
}

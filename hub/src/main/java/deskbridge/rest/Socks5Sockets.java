package deskbridge.rest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.SocketFactory;

/**
 * Sockets that reach their target through a SOCKS5 proxy (RFC 1928, RFC 1929). The JDK's own SOCKS support takes a password only
 * from a setting of the whole process, while every connection here may have a proxy of its own.
 */
final class Socks5Sockets extends SocketFactory {
    private static final int VERSION = 5;
    private static final byte[] UNRESOLVED = {0, 0, 0, 0};

    private final ProxyAddress proxy;

    Socks5Sockets(ProxyAddress proxy) {
        this.proxy = proxy;
    }

    /** Stands for a name that the proxy shall resolve; the address itself means nothing. */
    static InetAddress unresolved(String host) throws UnknownHostException {
        return InetAddress.getByAddress(host, UNRESOLVED);
    }

    @Override
    public Socket createSocket() {
        return new Tunnel(proxy);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw onlyUnconnected();
    }

    private static SocketException onlyUnconnected() {
        return new SocketException("only unconnected sockets are made for a proxy");
    }

    /** A socket whose connect goes to the proxy and then asks it for the target. */
    private static final class Tunnel extends Socket {
        private final ProxyAddress proxy;

        Tunnel(ProxyAddress proxy) {
            this.proxy = proxy;
        }

        @Override
        public void connect(SocketAddress target, int timeout) throws IOException {
            if (!(target instanceof InetSocketAddress address)) {
                throw new SocketException("unknown kind of address");
            }
            super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
            int silence = getSoTimeout();
            setSoTimeout(timeout);
            DataInputStream in = new DataInputStream(getInputStream());
            OutputStream out = getOutputStream();
            greet(in, out);
            ask(address, in, out);
            setSoTimeout(silence);
        }

        private void greet(DataInputStream in, OutputStream out) throws IOException {
            String user = proxy.user();
            String password = proxy.password();
            boolean named = user != null && password != null;
            out.write(named ? new byte[] {VERSION, 2, 0, 2} : new byte[] {VERSION, 1, 0});
            out.flush();
            expect(in.readUnsignedByte() == VERSION, "is no SOCKS5 proxy");
            int method = in.readUnsignedByte();
            if (method == 2 && user != null && password != null) {
                out.write(1);
                writeCounted(out, user);
                writeCounted(out, password);
                out.flush();
                in.readUnsignedByte();
                expect(in.readUnsignedByte() == 0, "refused the user name or password");
            } else {
                expect(method == 0, "wants a user name and a password");
            }
        }

        private void ask(InetSocketAddress target, DataInputStream in, OutputStream out) throws IOException {
            out.write(new byte[] {VERSION, 1, 0});
            byte[] address = target.getAddress() == null
                    ? UNRESOLVED
                    : target.getAddress().getAddress();
            if (Arrays.equals(address, UNRESOLVED)) {
                out.write(3);
                writeCounted(out, target.getHostString());
            } else {
                out.write(address.length == 4 ? 1 : 4);
                out.write(address);
            }
            out.write(new byte[] {(byte) (target.getPort() >> 8), (byte) target.getPort()});
            out.flush();
            expect(in.readUnsignedByte() == VERSION, "is no SOCKS5 proxy");
            int code = in.readUnsignedByte();
            expect(code == 0, "could not reach " + target.getHostString() + " (SOCKS code " + code + ")");
            in.readUnsignedByte();
            int length = switch (in.readUnsignedByte()) {
                case 1 -> 4;
                case 4 -> 16;
                default -> in.readUnsignedByte();
            };
            in.readFully(new byte[length + 2]);
        }

        private static void writeCounted(OutputStream out, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 255) {
                throw new SocketException("a name or password is too long for SOCKS5");
            }
            out.write(bytes.length);
            out.write(bytes);
        }

        private void expect(boolean fine, String fault) throws IOException {
            if (!fine) {
                close();
                throw new SocketException("the proxy " + proxy + " " + fault);
            }
        }
    }
}

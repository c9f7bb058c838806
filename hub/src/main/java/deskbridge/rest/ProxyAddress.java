package deskbridge.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between us and a remote.
 *
 * @param kind what it speaks
 * @param host name or address; a SOCKS proxy also resolves the remote's name
 * @param port 1–65535
 * @param user name for the proxy, if it wants one
 * @param password password for the proxy, if it wants one
 */
public record ProxyAddress(
        Kind kind,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    /** The two protocols understood. */
    public enum Kind {
        HTTP,
        SOCKS5
    }

    public ProxyAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a proxy needs a host and a port from 1 to 65535");
        }
    }

    /**
     * Reads {@code http://[user:password@]host:port} or {@code socks5://…} ({@code socks5h} and {@code socks} are the same).
     *
     * @throws IllegalArgumentException for anything else; the message never repeats the text, which may hold a password
     */
    public static ProxyAddress parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        Kind kind = switch (scheme) {
            case "http" -> Kind.HTTP;
            case "socks5", "socks5h", "socks" -> Kind.SOCKS5;
            default -> throw unreadable();
        };
        if (uri.getHost() == null) {
            throw unreadable();
        }
        int port = uri.getPort() > 0 ? uri.getPort() : kind == Kind.HTTP ? 3128 : 1080;
        String login = uri.getRawUserInfo();
        if (login == null) {
            return new ProxyAddress(kind, uri.getHost(), port, null, null);
        }
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new ProxyAddress(kind, uri.getHost(), port, decoded(user), decoded(password));
    }

    /** Without the password, because it may be logged. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("expected http://host:port or socks5://[user:password@]host:port");
    }
}

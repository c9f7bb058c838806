package deskbridge.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The listener for webhooks.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param publicUrl how remotes reach the listener, without the webhook's path and without a slash at its end
 */
public record ServerSettings(String host, int port, Optional<URI> publicUrl) {
    static ServerSettings read(Section root) {
        Section server = root.section("server");
        return new ServerSettings(
                server.text("host", "0.0.0.0"),
                server.port("port", 8080),
                server.url("public-url").map(url -> base(url, okdeskPath(root))));
    }

    /** The older bots were given the whole address of their webhook; what follows the listener's root is cut off. */
    private static URI base(URI url, String webhookPath) {
        String path = url.getRawPath();
        int hooks = path.indexOf("/webhooks/");
        String base = path;
        if (hooks >= 0) {
            base = path.substring(0, hooks);
        } else if (path.endsWith(webhookPath)) {
            base = path.substring(0, path.length() - webhookPath.length());
        } else if (path.endsWith("/okdesk-webhook")) {
            base = path.substring(0, path.length() - "/okdesk-webhook".length());
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + base.replaceFirst("/+$", ""));
    }

    private static String okdeskPath(Section root) {
        String path = root.section("connections").section("okdesk").text("webhook-path", "/okdesk-webhook");
        String rooted = path.startsWith("/") ? path : "/" + path;
        return rooted.replaceFirst("/+$", "");
    }
}

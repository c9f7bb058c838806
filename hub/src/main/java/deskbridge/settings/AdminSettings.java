package deskbridge.settings;

import java.util.Optional;

/**
 * Pages, API and metrics for operators.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param password without one only loopback is served
 */
public record AdminSettings(String host, int port, Optional<Secret> password) {
    static AdminSettings read(Section root) {
        Section admin = root.section("admin");
        return new AdminSettings(admin.text("host", "127.0.0.1"), admin.port("port", 8081), admin.secret("password"));
    }
}

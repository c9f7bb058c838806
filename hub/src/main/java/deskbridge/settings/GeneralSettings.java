package deskbridge.settings;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is not about one connection.
 *
 * @param language of texts to people
 * @param connections in the order of the settings, none without its credentials or a type
 * @param routes every channel at most once
 */
public record GeneralSettings(
        ServerSettings server,
        AdminSettings admin,
        DatabaseSettings database,
        Language language,
        List<ConnectionSettings> connections,
        List<Route> routes,
        Optional<AgentsChat> agentsChat) {
    public GeneralSettings {
        connections = List.copyOf(connections);
        routes = List.copyOf(routes);
    }

    /**
     * Reads the general part. Connectors and other parts read their own sections afterwards; then {@link Settings#finish()} tells
     * every fault.
     */
    public static GeneralSettings read(Settings settings) {
        Section root = settings.root();
        ServerSettings server = ServerSettings.read(root);
        List<ConnectionSettings> connections = ConnectionSettings.read(root);
        return new GeneralSettings(
                server,
                AdminSettings.read(root),
                DatabaseSettings.read(root),
                root.oneOf("language", Language.class, Language.RU),
                connections,
                Routes.read(root, connections),
                AgentsChat.read(root, connections));
    }
}

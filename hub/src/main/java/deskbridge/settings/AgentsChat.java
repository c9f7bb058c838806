package deskbridge.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where agents are alerted.
 *
 * @param connection the name of a channel's connection
 * @param chat the remote's id of the chat
 */
public record AgentsChat(String connection, String chat) {
    private static final String KEY = "agents-chat";

    static Optional<AgentsChat> read(Section root, List<ConnectionSettings> connections) {
        Optional<String> text = root.text(KEY);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.get().indexOf(':');
        String name = colon < 0 ? "" : text.get().substring(0, colon).strip();
        String chat = text.get().substring(colon + 1).strip();
        boolean known = connections.stream()
                .anyMatch(connection ->
                        connection.kind().isChannel() && connection.name().equals(name));
        if (!known || !chat.matches("-?[0-9]+|@[A-Za-z0-9_]+")) {
            root.fault(KEY, "must.agents-chat");
            return Optional.empty();
        }
        return Optional.of(new AgentsChat(name, chat));
    }
}

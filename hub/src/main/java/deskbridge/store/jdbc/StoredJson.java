package deskbridge.store.jdbc;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.function.Function;

/** Commands and conversations as JSON text. Properties that this version does not know are passed over. */
final class StoredJson {

    private static final Jsonb JSON = Jsonb.builder()
            .add(ConnectionId.class, new TextAdapter<>(ConnectionId::name, ConnectionId::new))
            .add(ConversationId.class, new TextAdapter<>(ConversationId::value, ConversationId::new))
            .add(deskbridge.domain.OutgoingMessage.class, OutgoingMessageAdapter::new)
            .build();
    private static final JsonType<Command> COMMAND = JSON.type(Command.class);
    private static final JsonType<Conversation> CONVERSATION = JSON.type(Conversation.class);

    private StoredJson() {}

    static String write(Command command) {
        return COMMAND.toJson(command);
    }

    static String write(Conversation conversation) {
        return CONVERSATION.toJson(conversation);
    }

    static Command command(String json) {
        return COMMAND.fromJson(json);
    }

    static Conversation conversation(String json) {
        return CONVERSATION.fromJson(json);
    }

    /** A value of one text, written as that text alone. */
    private record TextAdapter<T>(Function<T, String> text, Function<String, T> value) implements JsonAdapter<T> {

        @Override
        public void toJson(JsonWriter writer, T written) {
            writer.value(text.apply(written));
        }

        @Override
        public T fromJson(JsonReader reader) {
            return value.apply(reader.readString());
        }
    }
}

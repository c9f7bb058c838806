package deskbridge.store.jdbc;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Pending;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.json.Codecs;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.avaje.jsonb.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Commands, conversations and ratings as JSON text. Properties that this version does not know are passed over. */
final class StoredJson {

    private static final Jsonb JSON = Codecs.builder()
            .add(ConnectionId.class, new TextAdapter<>(ConnectionId::name, ConnectionId::new).nullSafe())
            .add(ConversationId.class, new TextAdapter<>(ConversationId::value, ConversationId::new).nullSafe())
            .add(OutgoingMessage.class, OutgoingMessageAdapter::new)
            .add(Types.newParameterizedType(Map.class, String.class, String.class), PairsAdapter::new)
            .build();
    private static final JsonType<Command> COMMAND = JSON.type(Command.class);
    private static final JsonType<Conversation> CONVERSATION = JSON.type(Conversation.class);

    private static final JsonType<Pending> PENDING = JSON.type(Pending.class);
    private static final JsonType<Profile> PROFILE = JSON.type(Profile.class);
    private static final JsonType<Rating> RATING = JSON.type(Rating.class);

    private StoredJson() {}

    static String write(Command command) {
        return COMMAND.toJson(command);
    }

    static String write(Conversation conversation) {
        return CONVERSATION.toJson(conversation);
    }

    static String write(Pending pending) {
        return PENDING.toJson(pending);
    }

    static String write(Profile profile) {
        return PROFILE.toJson(profile);
    }

    static String write(Rating rating) {
        return RATING.toJson(rating);
    }

    static Command command(String json) {
        return COMMAND.fromJson(json);
    }

    static Conversation conversation(String json) {
        return CONVERSATION.fromJson(json);
    }

    static Pending pending(String json) {
        return PENDING.fromJson(json);
    }

    static Profile profile(String json) {
        return PROFILE.fromJson(json);
    }

    static Rating rating(String json) {
        return RATING.fromJson(json);
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

    /** A map as the list key, value, key, value: avaje-jsonb 3.11 reads escaped characters of a key as they stand. */
    private static final class PairsAdapter implements JsonAdapter<Map<String, String>> {

        private final JsonAdapter<List<String>> texts;

        PairsAdapter(Jsonb json) {
            texts = json.adapter(Types.listOf(String.class));
        }

        @Override
        public void toJson(JsonWriter writer, Map<String, String> map) {
            texts.toJson(
                    writer,
                    map.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                            .toList());
        }

        @Override
        public Map<String, String> fromJson(JsonReader reader) {
            List<String> pairs = texts.fromJson(reader);
            var map = new HashMap<String, String>();
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                map.put(pairs.get(i), pairs.get(i + 1));
            }
            return map;
        }
    }
}

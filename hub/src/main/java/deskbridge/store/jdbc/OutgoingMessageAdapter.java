package deskbridge.store.jdbc;

import deskbridge.domain.Button;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import io.avaje.jsonb.Types;
import java.util.List;

/** Written by hand because avaje-jsonb 3.11 loses the inner type of a list of lists: buttons would come back as maps. */
final class OutgoingMessageAdapter implements JsonAdapter<OutgoingMessage> {

    private final JsonAdapter<RichText> text;
    private final JsonAdapter<List<List<Button>>> buttons;
    private final JsonAdapter<List<RemoteFile>> files;

    OutgoingMessageAdapter(Jsonb json) {
        text = json.adapter(RichText.class);
        buttons = json.adapter(Types.listOf(Types.listOf(Button.class)));
        files = json.adapter(Types.listOf(RemoteFile.class));
    }

    @Override
    public void toJson(JsonWriter writer, OutgoingMessage message) {
        writer.beginObject();
        writer.name("text");
        text.toJson(writer, message.text());
        writer.name("buttons");
        buttons.toJson(writer, message.buttons());
        writer.name("files");
        files.toJson(writer, message.files());
        writer.name("contactButton");
        writer.value(message.contactButton());
        writer.endObject();
    }

    @Override
    public OutgoingMessage fromJson(JsonReader reader) {
        RichText words = RichText.EMPTY;
        List<List<Button>> rows = List.of();
        List<RemoteFile> attached = List.of();
        String contactButton = null;
        reader.beginObject();
        while (reader.hasNextField()) {
            switch (reader.nextField()) {
                case "text" -> words = text.fromJson(reader);
                case "buttons" -> rows = buttons.fromJson(reader);
                case "files" -> attached = files.fromJson(reader);
                case "contactButton" -> contactButton = reader.isNullValue() ? null : reader.readString();
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        return new OutgoingMessage(words, rows, attached, contactButton);
    }
}

package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** Files as they are listed, without a link. */
record FileView(Wire wire) {
    ObjectNode one(OkdeskAttachment attachment) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(attachment.id()));
        node.put("attachment_file_name", attachment.name()).put("description", attachment.description());
        node.set("attachment_file_size", wire.number(attachment.content().size()));
        node.put("is_public", attachment.isPublic());
        node.set("created_at", wire.time(attachment.createdAt()));
        return node;
    }

    ArrayNode list(List<OkdeskAttachment> attachments, boolean internal) {
        ArrayNode list = Json.array();
        attachments.stream()
                .filter(attachment -> internal || attachment.isPublic())
                .forEach(attachment -> list.add(one(attachment)));
        return list;
    }
}

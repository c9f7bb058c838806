package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that come with an issue or a comment; there is no other way to upload one (facts: okdesk §4). */
final class FileWrites {
    private static final String GIVEN = "attachments";

    private final Account account;

    FileWrites(Account account) {
        this.account = account;
    }

    /**
     * Reads {@code attachments}, a list or an object with numbers for names.
     *
     * @param ownFlag whether each file may say {@code is_public} of itself
     * @param otherwise the flag of a file that does not
     */
    List<OkdeskAttachment> receive(Fields fields, boolean ownFlag, boolean otherwise) {
        List<OkdeskAttachment> attachments = new ArrayList<>();
        int at = 0;
        for (JsonNode element : fields.node(GIVEN)) {
            Fields given = new Fields(element instanceof ObjectNode object ? object : Json.object());
            Optional<Part> file = Form.file(given.node("attachment"));
            if (file.isPresent()) {
                boolean isPublic = (ownFlag && given.given("is_public")) ? given.flag("is_public") : otherwise;
                attachments.add(store(file(file.get()), given.text("description"), isPublic));
            } else {
                fields.refuse(GIVEN + "." + at, "noFile");
            }
            at++;
        }
        return attachments;
    }

    List<OkdeskAttachment> receive(List<OkdeskFile> files, boolean isPublic) {
        return files.stream().map(file -> store(file, "", isPublic)).toList();
    }

    private OkdeskAttachment store(OkdeskFile file, String description, boolean isPublic) {
        return new OkdeskAttachment(
                account.numbers.attachment(),
                file.name(),
                file.mimeType(),
                description,
                isPublic,
                account.now(),
                file.content());
    }

    private static OkdeskFile file(Part part) {
        String name = part.fileName();
        String type = part.contentType();
        return new OkdeskFile(
                name == null || name.isBlank() ? "file" : name,
                type == null ? "application/octet-stream" : type,
                part.body());
    }
}

package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import java.util.ArrayList;
import java.util.List;

/** Taking in and giving away files. Called with the organisation's lock held. */
final class FileWrites {
    private static final int LONGEST_NAME = 2_000;

    private final Organisation organisation;
    private long largest = 128L << 20;

    FileWrites(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The largest file in bytes; 128 MiB at first (facts: yandex-tracker §7). */
    void largest(long bytes) {
        largest = bytes;
    }

    /** Takes a file in, not yet belonging to anything. */
    Attachment receive(TrackerUser actor, String name, String mimeType, Body content) {
        if (content.size() > largest) {
            throw Refusal.of(413, "error.fileTooBig");
        }
        if (content.isEmpty()) {
            throw Refusal.field("file", "error.fileEmpty");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.field("filename", "error.fileName");
        }
        return new Attachment(organisation.nextNumber(), name, mimeType, content, actor.uid(), organisation.now());
    }

    /** Keeps a file until an issue or a comment names it. */
    void keep(Attachment attachment) {
        organisation.temporaryFiles().put(attachment.id(), attachment);
    }

    /** Hands out temporary files, each once; all or nothing. */
    List<Attachment> claim(JsonNode ids) {
        List<Attachment> claimed = new ArrayList<>();
        for (JsonNode id : ids) {
            Attachment attachment = organisation.temporaryFiles().get(id.asLong(-1));
            if (attachment == null || claimed.contains(attachment)) {
                throw Refusal.field("attachmentIds", "error.noAttachment", id.asText());
            }
            claimed.add(attachment);
        }
        claimed.forEach(attachment -> organisation.temporaryFiles().remove(attachment.id()));
        return claimed;
    }
}

package deskbridge.emulator.tracker;

import deskbridge.emulator.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an issue's changelog. Lists may still grow while triggers run; guarded by the organisation's lock. */
final class HistoryEntry {
    final String id;
    final String type;
    final String actor;
    final Instant at;
    final String transport;
    final List<FieldChange> fields;
    final List<Note> commentsAdded;
    final List<Note> commentsUpdated;
    final List<Note> commentsRemoved;
    final List<Note> attachmentsAdded;
    final List<Note> attachmentsRemoved;
    final List<Execution> executions = new ArrayList<>();

    HistoryEntry(String id, Edit edit) {
        this.id = id;
        this.type = edit.type();
        this.actor = edit.actor().uid();
        this.at = edit.at();
        this.transport = edit.transport();
        this.fields = edit.changes();
        this.commentsAdded = notes(edit.commentsAdded());
        this.commentsUpdated = notes(edit.commentsUpdated());
        this.commentsRemoved = notes(edit.commentsRemoved());
        this.attachmentsAdded = files(edit.attachmentsAdded());
        this.attachmentsRemoved = files(edit.attachmentsRemoved());
    }

    /** A comment or file as it was called at that moment. */
    record Note(String id, String display) {}

    /**
     * A trigger that ran because of this edit.
     *
     * @param webhook what it asked to post, whose fate the sender knows
     * @param failure why nothing could be posted at all
     */
    record Execution(
            Trigger trigger,
            @Nullable Webhook webhook,
            @Nullable String failure) {}

    private static List<Note> notes(List<Comment> comments) {
        return comments.stream()
                .map(comment -> new Note(Long.toString(comment.id), comment.text))
                .toList();
    }

    private static List<Note> files(List<Attachment> files) {
        return files.stream().map(file -> new Note(file.idText(), file.name())).toList();
    }
}

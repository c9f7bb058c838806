package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Completes edits: version, times, changelog, search index, triggers, listeners. Called with the organisation's lock
 * held.
 */
final class Edits {
    private final Organisation organisation;
    private final SearchIndex index;
    private final TriggerRunner triggers;

    Edits(Organisation organisation, SearchIndex index, TriggerRunner triggers) {
        this.organisation = organisation;
        this.index = index;
        this.triggers = triggers;
    }

    /**
     * Starts an edit.
     *
     * @param type the changelog's word
     * @param fromSite made in a browser, not through the API
     */
    Edit begin(Issue issue, TrackerUser actor, String type, boolean fromSite) {
        return new Edit(issue, actor, organisation.now(), type, fromSite ? "front" : "api");
    }

    /** An edit that changes nothing leaves no trace. */
    void commit(Edit edit) {
        if (edit.isEmpty()) {
            return;
        }
        Issue issue = edit.issue();
        TextNode now = TextNode.valueOf(TrackerTime.write(edit.at()));
        issue.version++;
        issue.put("updatedAt", now);
        issue.put("updatedBy", TextNode.valueOf(edit.actor().uid()));
        if (!edit.commentsAdded().isEmpty() || !edit.commentsUpdated().isEmpty()) {
            issue.put("lastCommentUpdatedAt", now);
        }
        HistoryEntry entry = new HistoryEntry(organisation.nextHexId(), edit);
        issue.history.add(entry);
        index.record(issue, edit.at());
        organisation.touch(issue.key);
        triggers.run(edit, entry, this);
    }
}

package deskbridge.emulator.okdesk;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One person's hands on the account: runs under the lock and turns refusals into exceptions that say who failed. */
final class Desk {
    private final Account account;
    private final Writes writes;
    private final Actor actor;

    Desk(Account account, Writes writes, Actor actor) {
        this.account = account;
        this.writes = writes;
        this.actor = actor;
    }

    Account account() {
        return account;
    }

    Writes writes() {
        return writes;
    }

    Actor actor() {
        return actor;
    }

    /** Does something to an issue that stands. */
    <T> T at(long issueId, Function<Issue, T> action) {
        return perform(() -> {
            Issue issue = account.issue(issueId);
            if (!issue.stands()) {
                throw new IllegalStateException("issue " + issueId + " was deleted or merged");
            }
            return action.apply(issue);
        });
    }

    <T> T perform(Supplier<T> action) {
        try {
            return account.locked(action);
        } catch (Refusal refusal) {
            throw new IllegalStateException(
                    actor.kind().code() + " " + actor.id() + ": " + refusal.getMessage(), refusal);
        }
    }

    /** A comment with files. */
    long comment(long issueId, String content, boolean isPublic, OkdeskFile... files) {
        return at(
                issueId,
                issue -> writes.comments()
                        .add(actor, issue, content, isPublic, writes.files().receive(List.of(files), isPublic))
                        .id);
    }

    /** Files of the issue itself. */
    List<OkdeskAttachment> attach(long issueId, boolean isPublic, OkdeskFile... files) {
        return at(issueId, issue -> {
            List<OkdeskAttachment> attachments = writes.files().receive(List.of(files), isPublic);
            writes.issues().attach(actor, issue, attachments);
            return attachments;
        });
    }
}

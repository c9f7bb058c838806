package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An issue; types, priorities and statuses are kept as codes. Guarded by the account's lock. */
final class Issue {
    final long id;
    final Actor author;
    final String source;
    final Instant createdAt;
    final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    final List<OkdeskAttachment> attachments = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    final List<Actor> observers = new ArrayList<>();
    final List<Long> observerGroupIds = new ArrayList<>();

    final List<Long> coexecutorIds = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();
    final List<OkdeskEvent> history = new ArrayList<>();
    String title;
    String description = "";
    String type;
    String priority;
    String status;
    Instant updatedAt;
    BigDecimal spentHours = BigDecimal.ZERO;

    @Nullable
    String oldStatus;

    @Nullable
    Long companyId;

    @Nullable
    Long contactId;

    @Nullable
    Long assigneeId;

    @Nullable
    Long groupId;

    @Nullable
    Long objectId;

    @Nullable
    Long parentId;

    @Nullable
    Instant completedAt;

    @Nullable
    Instant deadlineAt;

    @Nullable
    Instant delayedTo;

    @Nullable
    Instant startUntil;

    @Nullable
    Instant reactedAt;

    @Nullable
    Integer plannedMinutes;

    @Nullable
    String rate;

    @Nullable
    Long rateId;

    @Nullable
    ObjectNode address;

    @Nullable
    Long mergedInto;

    boolean deleted;

    Issue(long id, Actor author, String source, String title, Codes codes, Instant createdAt) {
        this.id = id;
        this.author = author;
        this.source = source;
        this.title = title;
        this.type = codes.type;
        this.priority = codes.priority;
        this.status = codes.status;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        periods.add(new Period(codes.status, createdAt));
    }

    /** What a new issue starts with. */
    record Codes(String type, String priority, String status) {}

    /** The issue came into this status at this moment. */
    record Period(String status, Instant since) {}

    List<Comment> liveComments() {
        return comments.stream().filter(comment -> !comment.deleted).toList();
    }

    Optional<Comment> comment(long commentId) {
        return liveComments().stream()
                .filter(comment -> comment.id == commentId)
                .findFirst();
    }

    /** Of the issue itself and of its comments. */
    Optional<OkdeskAttachment> attachment(long attachmentId) {
        return Stream.concat(
                        attachments.stream(), liveComments().stream().flatMap(comment -> comment.attachments.stream()))
                .filter(attachment -> attachment.id() == attachmentId)
                .findFirst();
    }

    /** Whether it can be read under its own id. */
    boolean stands() {
        return !deleted && mergedInto == null;
    }
}

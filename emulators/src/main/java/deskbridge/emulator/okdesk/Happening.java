package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an issue, before it takes the form of a webhook (facts: okdesk §6.1). */
sealed interface Happening {
    /** Okdesk's own name of the event. */
    String type();

    /** An issue was created. */
    record Created() implements Happening {
        @Override
        public String type() {
            return "new_ticket";
        }
    }

    /** The status changed. */
    record StatusChanged(
            String before,
            String after,
            @Nullable Comment comment,
            List<ParameterChange> parameters,
            List<TimeEntry> timeEntries,
            @Nullable AssigneeChanged assignee)
            implements Happening {
        @Override
        public String type() {
            return "new_ticket_status";
        }
    }

    /** Time was booked while the status changed. */
    record TimeEntry(long id, String comment, BigDecimal hours, Instant loggedAt, long employeeId) {}

    /** Somebody commented. */
    record Commented(Comment comment) implements Happening {
        @Override
        public String type() {
            return "new_comment";
        }
    }

    /** Files were attached to the issue itself. */
    record FilesAdded(List<OkdeskAttachment> attachments) implements Happening {
        @Override
        public String type() {
            return "new_files";
        }
    }

    /** The assignee changed. */
    record AssigneeChanged(Assignee before, Assignee after) implements Happening {
        @Override
        public String type() {
            return "new_assignee";
        }
    }

    /** Group and employee, each may be absent. */
    record Assignee(@Nullable Long groupId, @Nullable Long employeeId) {}

    /** The issue was rated. */
    record Rated(String rate) implements Happening {
        @Override
        public String type() {
            return "new_csat_rate";
        }
    }

    /** The deadline changed. */
    record DeadlineChanged(
            @Nullable Instant before, @Nullable Instant after) implements Happening {
        @Override
        public String type() {
            return "new_deadline";
        }
    }

    /** The type changed. */
    record TypeChanged(String before, String after) implements Happening {
        @Override
        public String type() {
            return "update_issue_work_type";
        }
    }

    /** The priority changed. */
    record PriorityChanged(String before, String after) implements Happening {
        @Override
        public String type() {
            return "new_priority";
        }
    }

    /** Custom parameters changed. */
    record ParametersChanged(List<ParameterChange> changes) implements Happening {
        @Override
        public String type() {
            return "change_ticket_parameter";
        }
    }

    /** One parameter; JSON null where it had no value. */
    record ParameterChange(String code, JsonNode before, JsonNode after) {}

    /** Somebody was added to those who work on it, or taken away. */
    record CoexecutorChanged(long employeeId, boolean added) implements Happening {
        @Override
        public String type() {
            return added ? "add_coexecutor" : "remove_coexecutor";
        }
    }

    /** The issue was deleted. */
    record Deleted() implements Happening {
        @Override
        public String type() {
            return "ticket_deleted";
        }
    }
}

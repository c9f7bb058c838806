package deskbridge.flow;

import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.Status;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.texts.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the requester is told as a new message, so that it notifies him: taken, needs information, done, reopened. */
final class StatusNotices {

    private final FlowSettings settings;
    private final Texts texts;

    StatusNotices(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /**
     * @param known the ticket as the requester was last told
     * @param asked true when he is asked for a rating: then he is not told the end apart from that
     */
    void decide(TicketSeen seen, Ticket known, boolean asked, Deciding deciding) {
        for (StatusChange step : steps(seen, known)) {
            if (asked && step.to().done()) {
                continue;
            }
            notice(step, seen.ticket(), deciding).ifPresent(text -> {
                deciding.say(text);
                deciding.note("notice: " + step.to().code());
            });
        }
    }

    /** The desk's own history, when it leads from where we were to where the ticket stands; else the plain difference. */
    static List<StatusChange> steps(TicketSeen seen, Ticket known) {
        Status now = seen.ticket().status();
        var untold = seen.steps().stream()
                .dropWhile(step -> !step.from().code().equals(known.status().code()))
                .toList();
        if (!untold.isEmpty() && untold.getLast().to().code().equals(now.code())) {
            return untold;
        }
        return known.status().code().equals(now.code())
                ? List.of()
                : List.of(new StatusChange(known.status(), now, seen.ticket().updatedAt()));
    }

    private Optional<RichText> notice(StatusChange step, Ticket ticket, Deciding deciding) {
        Status.Kind from = step.from().kind();
        Status.Kind to = step.to().kind();
        if (from == to) {
            return Optional.empty();
        }
        return switch (to) {
            case DONE -> Optional.of(line("notice.done", step, ticket));
            case NEEDS_INFO -> Optional.of(line(needsInfo(deciding), step, ticket));
            case NEW, IN_PROGRESS, PAUSED -> {
                if (from == Status.Kind.DONE) {
                    yield Optional.of(line("notice.reopened", step, ticket));
                }
                boolean taken = from == Status.Kind.NEW && to == Status.Kind.IN_PROGRESS;
                yield taken ? Optional.of(line("notice.taken", step, ticket)) : Optional.empty();
            }
        };
    }

    private String needsInfo(Deciding deciding) {
        return settings.threads(deciding.current().channel()) ? "notice.needs-info" : "notice.needs-info-reply";
    }

    private RichText line(String key, StatusChange step, Ticket ticket) {
        String words = texts.get(key, step.to().name(), assignee(ticket.assignee()));
        return RichText.line(new Bold(List.of(CardView.link(ticket))), new Plain(" " + words.strip()));
    }

    private String assignee(@Nullable Person agent) {
        return agent == null ? "" : texts.get("notice.assignee", agent.name());
    }
}

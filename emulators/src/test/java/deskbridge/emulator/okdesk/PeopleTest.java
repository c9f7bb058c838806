package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void aLetterBecomesAnIssueOfItsSender() {
        long id = office.klientov.mails("Счёт", "Пришлите счёт");

        OkdeskIssue issue = office.okdesk.state().issue(id);
        assertThat(issue.source()).isEqualTo("from_email");
        assertThat(issue.contactId()).isEqualTo(office.klientov.id());
        assertThat(issue.companyId()).isEqualTo(OkdeskSeed.COMPANY);
        assertThat(office.hook("new_ticket").at("/event/source").asText()).isEqualTo("from_email");
    }

    @Test
    void anIssueIsDelayedAndGivenToAGroup() {
        Instant until = Instant.parse("2026-03-04T09:00:00Z");
        office.anna.delays(office.issue, until, "Ждём поставку");
        office.anna.assignsGroup(office.issue, OkdeskSeed.ENGINEERS);

        OkdeskIssue issue = office.okdesk.state().issue(office.issue);
        assertThat(issue.delayedTo()).isEqualTo(until);
        assertThat(issue.groupId()).isEqualTo(OkdeskSeed.ENGINEERS);
        assertThat(issue.assignee()).isNull();
        assertThat(office.hook("new_assignee")
                        .at("/event/new_assignee/group/name")
                        .asText())
                .isEqualTo("Выездные инженеры");
    }

    @Test
    void aClientClosesAndMayFindItClosed() {
        office.klientov.movesTo(office.issue, "closed");

        assertThat(office.hook("new_ticket_status").at("/event/author/type").asText())
                .isEqualTo("contact");
        assertThatIllegalStateException()
                .isThrownBy(() -> office.klientov.movesTo(office.issue, "opened"))
                .withMessageContaining("contact 3155");
    }

    @Test
    void nobodyWorksOnWhatIsGone() {
        office.anna.deletes(office.issue);

        assertThatIllegalStateException()
                .isThrownBy(() -> office.anna.comments(office.issue, "x"))
                .withMessageContaining("deleted or merged");
        assertThatIllegalArgumentException().isThrownBy(() -> office.okdesk.agent("nobody"));
        assertThatIllegalArgumentException().isThrownBy(() -> office.okdesk.requester(1));
    }

    @Test
    void changesAreHeardAndCanBeWaitedFor() {
        List<Long> heard = new ArrayList<>();
        office.okdesk.onChange(heard::add);
        office.anna.comments(office.issue, "one");

        assertThat(heard).containsExactly(office.issue);
        Optional<OkdeskComment> comment = office.okdesk.awaitComment(
                office.issue, found -> found.content().equals("one"), Office.PATIENCE);
        assertThat(comment).map(OkdeskComment::authorId).contains(office.anna.id());
        assertThat(office.okdesk.awaitIssue(issue -> issue.title().equals("none"), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void theReaderTellsWhatMayComeNext() {
        assertThat(office.okdesk.state().nextStatuses(office.issue)).contains("in_progress", "completed");
        assertThat(office.okdesk.state().statuses()).containsEntry("completed", "Решена");
        assertThat(office.okdesk.state().contact(OkdeskSeed.CONTACT).phone()).isEqualTo(OkdeskSeed.PHONE);
        assertThat(office.okdesk.state().contacts())
                .extracting(OkdeskContact::phone)
                .containsAll(OkdeskSeed.OTHER_PHONES);
        assertThat(office.okdesk.state().companies().getFirst().parameters())
                .containsEntry(OkdeskSeed.INN, "7707083893");
        assertThat(office.okdesk.state().employees()).hasSize(4);
        assertThat(office.okdesk.state().groups()).hasSize(2);
        assertThat(office.okdesk.state().objects()).hasSize(3);
    }
}

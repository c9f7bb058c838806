package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.TicketOrigin;
import deskbridge.settings.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CheckingTest {

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void healthyBotIsNamed() throws Exception {
        assertThat(work.channel.check())
                .contains("Поддержка", Long.toString(work.bot.userId()))
                .doesNotContain("Не хватает");
    }

    @Test
    void missingRightsAndAWrongIdAreNamed() throws Exception {
        var poor = work.pachca.administrator().addBot("poor_bot", "Бедный", "messages:create", "profile:read");
        var config = new PachcaConfig(
                Workplace.PACHCA,
                Secret.of(poor.token()),
                Secret.of("s"),
                work.pachca.apiUri(),
                Optional.of(1L),
                Optional.empty(),
                Set.of(),
                Locale.of("ru"));
        try (var channel = work.open(config)) {
            assertThat(channel.check()).contains("messages:read", "views:write", "BOT_USER_ID = 1");
        }
    }

    @Test
    void botWithoutTheRightToItsProfileStillKnowsItself() throws Exception {
        var shy = work.pachca.administrator().addBot("shy_bot", "Тихий", "messages:create");
        try (var channel = work.open(work.config(work.pachca.apiUri(), shy.token()))) {
            assertThat(channel.check()).contains(Long.toString(shy.userId()));
        }
    }

    @Test
    void wrongTokenIsATroubleWithACure() {
        try (var channel = work.open(work.config(work.pachca.apiUri(), "wrong"))) {
            assertThatThrownBy(channel::check)
                    .isInstanceOf(RemoteTrouble.class)
                    .hasMessageContaining("PACHCA_API_TOKEN");
        }
    }

    @Test
    void threadOfAnOlderTicketIsFoundByItsIds() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        var found = work.channel
                .locate(origin(root, Long.toString(work.petrova.id())))
                .orElseThrow();
        assertThat(found.place().thread().id()).isEqualTo(work.chat + ":" + root);
        assertThat(found.requester().email()).isEqualTo("petrova@example.com");
        assertThat(work.channel
                        .locate(origin(root, ""))
                        .orElseThrow()
                        .requester()
                        .email())
                .isEqualTo("ivanov@example.com");
        work.ivan.deletes(root);
        assertThat(work.channel.locate(origin(root, ""))).isEmpty();
        assertThat(work.channel.locate(origin(1, ""))).isEmpty();
        assertThat(work.channel.locate(new TicketOrigin("x", "y", "z"))).isEmpty();
        long closed = work.pachca.administrator().addChat("Закрытый", work.ivanov.id());
        assertThat(work.channel.locate(origin(work.ivan.writes(closed, "тайна"), "")))
                .isEmpty();
    }

    private TicketOrigin origin(long root, String person) {
        return new TicketOrigin(Long.toString(work.chat), Long.toString(root), person);
    }
}

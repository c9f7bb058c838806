package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PeopleTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void quoteNamesTheQuotedMessageAndStartsNoThread() {
        long first = office.ivan.writes(office.chat, "Вопрос");
        long quote = office.olga.quotes(first, "Про это?");
        JsonNode hook = office.hooks().getLast();
        assertThat(hook.path("parent_message_id").asLong()).isEqualTo(first);
        assertThat(hook.path("thread").isNull()).isTrue();
        assertThat(office.pachca.message(quote).parentMessageId()).isEqualTo(first);
        assertThat(office.pachca.threadChat(first)).isEmpty();
    }

    @Test
    void peopleCannotDoWhatPachcaForbids() {
        long own = office.ivan.writes(office.chat, "моё");
        assertThatThrownBy(() -> office.olga.edits(own, "чужое"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> office.olga.deletes(own)).isInstanceOf(Refusal.class);
        long foreign = office.olga.writes(office.chat, "её");
        office.ivan.deletes(foreign);
        assertThat(office.pachca.message(foreign).deleted()).isTrue();
        assertThatThrownBy(() -> office.ivan.removes(office.chat, office.ivanov.id()))
                .hasMessageContaining("cannot_kick_owner");
        office.pachca.administrator().suspend(office.petrova.id(), true);
        assertThatThrownBy(() -> office.olga.writes(office.chat, "ещё")).isInstanceOf(IllegalStateException.class);
        assertThat(office.hooks("company_member", "suspend")).hasSize(1);
    }

    @Test
    void awaitingEndsWithTheChangeOrWithTheTime() {
        long question = office.ivan.writes(office.chat, "Вопрос");
        var answer = CompletableFuture.supplyAsync(() -> office.pachca.awaitThreadMessage(
                question, message -> message.content().equals("Ответ"), Office.PATIENCE));
        office.olga.repliesInThread(question, "Не тот");
        long reply = office.olga.repliesInThread(question, "Ответ");
        assertThat(answer.join()).map(Message::id).contains(reply);
        assertThat(office.pachca.awaitMessage(office.chat, Message::deleted, Duration.ofMillis(50)))
                .isEmpty();
    }

    @Test
    void removedBotHearsNothingMore() {
        office.ivan.removes(office.chat, office.bot.userId());
        office.ivan.writes(office.chat, "без бота");
        assertThat(office.hooks()).isEmpty();
        assertThat(office.api.get("/messages?chat_id=" + office.chat).status()).isEqualTo(403);
        office.ivan.adds(office.chat, office.bot.userId());
        assertThat(office.hooks("chat_member", "add")).hasSize(1);
    }
}

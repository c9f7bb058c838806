package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdatesTest {

    private static final String FROM = "\"from\":{\"id\":77,\"is_bot\":false,\"first_name\":\"И\"}";

    private static String message(String id, String chat, String date) {
        return "{\"update_id\":9,\"message\":{\"message_id\":%s,\"date\":%s,\"chat\":{\"id\":%s,\"type\":\"private\"},%s,\"text\":\"x\"}}"
                .formatted(id, date, chat, FROM);
    }

    @Test
    void aMessageIsRead() {
        assertThat(Updates.read(message("5", "77", "1772442000"))).isPresent();
        assertThat(Updates.read(message("5", "-1001234567890", "0"))).isPresent();
    }

    @Test
    void membersOfListsThatAreNothingAreLeftOut() {
        var update = Updates.read(
                ("{\"update_id\":9,\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":77},%s,\"text\":\"x\","
                                + "\"entities\":[null],\"photo\":[null],\"poll\":{\"question\":\"?\",\"options\":[null,{\"text\":\"a\"}]}}}")
                        .formatted(FROM));
        assertThat(update).hasValueSatisfying(read -> {
            var message = Objects.requireNonNull(read.message());
            assertThat(message.marks()).isEmpty();
            assertThat(message.photo()).isEmpty();
            assertThat(Objects.requireNonNull(message.poll()).options()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "9223372036854775807"})
    void aNumberThatNoMessageHasMakesNoSense(String id) {
        assertThat(Updates.read(message(id, "77", "1772442000"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9223372036854775807", "-9223372036854775808"})
    void anIdThatNoChatHasMakesNoSense(String chat) {
        assertThat(Updates.read(message("5", chat, "1772442000"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "31556889864403200", "9223372036854775807"})
    void aTimeThatNoCalendarKnowsMakesNoSense(String date) {
        assertThat(Updates.read(message("5", "77", date))).isEmpty();
        assertThat(Updates.read("{\"update_id\":9,\"my_chat_member\":{\"chat\":{\"id\":77},%s,\"date\":%s}}"
                        .formatted(FROM, date)))
                .isEmpty();
    }

    @Test
    void aPressOnAMessageThatIsGoneIsRead() {
        assertThat(Updates.read(
                        "{\"update_id\":9,\"callback_query\":{\"id\":\"1\",%s,\"data\":\"x\",\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":77}}}}"
                                .formatted(FROM)))
                .isPresent();
    }

    @Test
    void aPressIsKeptHoweverLongItsIdIs() {
        String body = "{\"update_id\":9,\"callback_query\":{\"id\":\"%s\",%s,\"data\":\"x\"}}"
                .formatted("7".repeat(5_000), FROM);
        var envelope =
                Updates.read(body).flatMap(update -> new Updates(new ConnectionId("telegram")).envelope(update, body));
        assertThat(envelope).hasValueSatisfying(kept -> assertThat(kept.kind()).isEqualTo("callback_query"));
    }
}

package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.emulator.Fault;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody shall see any more: a comment that was removed, or that has become internal. */
final class WithdrawingTest {

    private static final ConnectionId DESK = new ConnectionId("tracker");
    private static final CommentRef COMMENT = new CommentRef(DESK, "A-1/1");
    private static final EditMessage WITHDRAWN =
            new EditMessage(new Target.MirrorOf(COMMENT), OutgoingMessage.of(RichText.plain("Комментарий убран")));

    private final Surroundings world = new Surroundings();
    private Given given = world.given();

    @BeforeEach
    void open() {
        int root = world.talk.writes("Не печатает принтер");
        given = world.given().in(world.place(root)).file("f1", bytes("1")).file("f2", bytes("2"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SendResult send(Command command, Given how) {
        world.time.pass(Duration.ofSeconds(10));
        return world.send(command, how);
    }

    private static List<MessageRef> posted(SendResult result) {
        assertThat(result).isInstanceOf(Sent.class);
        return ((Posted) ((Sent) result).receipt()).messages();
    }

    /** The comment was shown with these files. */
    private void shown(String words, String... files) {
        List<RemoteFile> all = List.of(files).stream()
                .map(id -> new RemoteFile(DESK, id, id + ".pdf", null))
                .toList();
        var message = new OutgoingMessage(RichText.plain(words), List.of(), all);
        var post = new PostMessage(new Destination.OwnThread(), message, new Purpose.MirrorOf(COMMENT));
        given.mirror(COMMENT, posted(send(post, given)));
    }

    private void nothingButTheNoteStandsThere() {
        assertThat(world.written()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("Комментарий убран");
            assertThat(it.file()).isNull();
        });
    }

    @Test
    void filesGoWithTheirWords() {
        shown("Было", "f1", "f2");
        assertThat(posted(send(WITHDRAWN, given))).hasSize(1);

        nothingButTheNoteStandsThere();
    }

    @Test
    void anAnswerThatIsLostMeanwhileBringsNothingBack() {
        shown("Было", "f1");
        world.telegram.faults().next(1, TelegramFaults.method("sendMessage"), Fault.status(502));
        assertThat(send(WITHDRAWN, given)).isNotInstanceOf(Sent.class);
        assertThat(posted(send(WITHDRAWN, given.again()))).hasSize(1);

        nothingButTheNoteStandsThere();
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsNoReasonToGiveUp() {
        shown("Было", "f1");
        world.telegram.faults().next(1, TelegramFaults.method("deleteMessage"), new Fault.AnswerLost());
        assertThat(send(WITHDRAWN, given)).isInstanceOf(RetryAt.class);
        assertThat(posted(send(WITHDRAWN, given))).hasSize(1);

        nothingButTheNoteStandsThere();
    }

    @Test
    void whatTelegramKeepsSaysSoUnderTheFile() {
        shown("Было", "f1");
        world.telegram
                .faults()
                .next(1, TelegramFaults.method("deleteMessage"), TelegramFaults.refused(400, "Bad Request: too old"));
        posted(send(WITHDRAWN, given));

        assertThat(world.written())
                .singleElement()
                .extracting(TelegramMessage::text)
                .isEqualTo("Комментарий убран");
    }
}

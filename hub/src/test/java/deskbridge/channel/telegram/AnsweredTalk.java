package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RichText;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ivan has asked something, and the bot may answer. */
abstract class AnsweredTalk {

    static final CallMatch SEND = TelegramFaults.method("sendMessage");

    final Surroundings world = new Surroundings();
    int root;
    Given given = world.given();

    @BeforeEach
    void begin() throws Exception {
        root = world.talk.writes("Вопрос");
        world.poll();
        given = world.given().in(world.place(root));
    }

    @AfterEach
    void close() {
        world.close();
    }

    final SendResult send(Command command, Given how) {
        return world.send(command, how);
    }

    final List<String> texts() {
        return world.written().stream().map(TelegramMessage::text).toList();
    }

    static Posted posted(SendResult result) {
        assertThat(result).isInstanceOf(Sent.class);
        return (Posted) ((Sent) result).receipt();
    }

    static PostMessage post(String text) {
        return post(OutgoingMessage.of(RichText.plain(text)));
    }

    static PostMessage post(OutgoingMessage message) {
        return new PostMessage(new Destination.OwnThread(), message, new Purpose.Notice());
    }

    static EditMessage edit(MessageRef message, String text) {
        return new EditMessage(new Target.One(message), OutgoingMessage.of(RichText.plain(text)));
    }
}

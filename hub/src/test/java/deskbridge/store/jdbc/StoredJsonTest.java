package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Rating;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.store.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StoredJsonTest {

    private static final int SEEDS = 2_000;

    @Test
    void everyCommandComesBackAsItWas() {
        Set<Class<?>> seen = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Command command = new RandomValues(new Random(seed)).of(Command.class);
            seen.add(command.getClass());
            assertThat(StoredJson.command(StoredJson.write(command)))
                    .as("seed %d", seed)
                    .isEqualTo(command);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(RandomValues.leaves(Command.class));
    }

    @Test
    void everyConversationComesBackAsItWas() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Conversation conversation = new RandomValues(new Random(seed)).of(Conversation.class);
            assertThat(StoredJson.conversation(StoredJson.write(conversation)))
                    .as("seed %d", seed)
                    .isEqualTo(conversation);
        }
    }

    @Test
    void textThatIsNestedDeeplyComesBackAsItWas() {
        Inline words = new Plain("deep");
        Block block = new Paragraph(List.of(words));
        for (int i = 0; i < 200; i++) {
            words = new Bold(List.of(words));
            block = new Quote(List.of(block, new Paragraph(List.of(new Plain("level " + i)))));
        }
        var note = new AddNote(new RichText(List.of(block, new Paragraph(List.of(words)))));
        assertThat(StoredJson.command(StoredJson.write(note))).isEqualTo(note);
    }

    @Test
    void whatALaterVersionAddedIsPassedOver() {
        String json = """
                {"is":"add-note","urgency":{"level":[1,2]},"text":{"blocks":[{"is":"paragraph","align":"left",\
                "content":[{"is":"plain","text":"hello","size":12}]}]}}
                """;
        assertThat(StoredJson.command(json)).isEqualTo(new AddNote(RichText.plain("hello")));
    }

    @Test
    void whatAnEarlierVersionDidNotKnowIsNotSo() {
        var conversation = Samples.conversation("talk1", "t1");
        var rating = Rating.planned(conversation, 1, Samples.ticket("A-1"), Samples.NOW);
        String written = StoredJson.write(rating);
        assertThat(written).contains(",\"undelivered\":false");
        assertThat(StoredJson.rating(written.replace(",\"undelivered\":false", "")))
                .isEqualTo(rating);
        assertThat(StoredJson.write(conversation)).doesNotContain("unreached");
    }

    @Test
    void namesInTheDatabaseAreStableAndShort() {
        var post = new Command.PostMessage(
                new Command.Destination.InChat(new ChatRef(new ConnectionId("pachca"), "5")),
                OutgoingMessage.of(RichText.EMPTY),
                new Command.Purpose.Notice());
        assertThat(StoredJson.write(post))
                .isEqualTo("{\"is\":\"post-message\",\"to\":{\"is\":\"in-chat\",\"chat\":{\"connection\":\"pachca\","
                        + "\"id\":\"5\"}},\"message\":{\"text\":{\"blocks\":[]},\"buttons\":[],\"files\":[]},"
                        + "\"purpose\":{\"is\":\"notice\"}}");
    }
}

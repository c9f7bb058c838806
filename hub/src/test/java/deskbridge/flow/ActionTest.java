package deskbridge.flow;

import static deskbridge.flow.Cast.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConversationId;
import deskbridge.domain.FormField;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels with buttons and forms, and comes back from anybody. */
class ActionTest {

    /** Letters that mean something on the way, and some that do not. */
    private static final String LETTERS = "ab|%,7C25\\\n \u0000🔥é/";

    private static final int ROUNDS = 500;

    private static String word(Random random) {
        int[] letters = LETTERS.codePoints().toArray();
        var word = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    private static Place place(Random random) {
        return new Place(
                new ChatRef(CHANNEL, word(random)),
                new ThreadRef(CHANNEL, word(random)),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> word(random)).toList();
    }

    private static void withAnything(Consumer<Random> check) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            check.accept(new Random(seed));
        }
    }

    @Test
    void everyActionComesBackAsItWent() {
        withAnything(random -> assertThat(actions(random))
                .allSatisfy(action ->
                        assertThat(ActionData.read(CHANNEL, action.data())).contains(action)));
    }

    private static List<Action> actions(Random random) {
        var id = ConversationId.random(random);
        return List.of(
                new Action.NewRequest(place(random)),
                new Action.MyTickets(),
                new Action.Leaf(1 + random.nextInt(1000), null),
                new Action.Leaf(1 + random.nextInt(1000), Cast.DESK),
                new Action.Announce(),
                new Action.Help(),
                new Action.Languages(),
                new Action.Speak(word(random)),
                new Action.Choose(word(random)),
                new Action.Nameless(),
                new Action.Vouch(new PersonRef(CHANNEL, word(random)), word(random), random.nextBoolean()),
                new Action.Raise(word(random)),
                new Action.Drop(word(random)),
                new Action.Pick(word(random), id),
                new Action.Take(id),
                new Action.Assign(id),
                new Action.Move(id, word(random)),
                new Action.Fill(id, word(random), words(random)),
                new Action.Settle(id, word(random), word(random)),
                new Action.Browse(id, word(random), 1 + random.nextInt(1000)),
                new Action.NeverMind(),
                new Action.Objects(1 + random.nextInt(1000)),
                new Action.Remark(id),
                new Action.Rate(id, 1 + random.nextInt(1000), 1 + random.nextInt(5)),
                new Action.Opinion(id, 1 + random.nextInt(1000)),
                new Action.Return(id, 1 + random.nextInt(1000)),
                new Action.Solved(id, word(random)),
                new Action.Unsolved(id, word(random)));
    }

    @Test
    void buttonsOfRatingsFitIntoTheShortestData() {
        var random = new Random(1);
        var id = ConversationId.random(random);
        String pending = ConversationId.random(random).value();
        assertThat(List.of(
                        new Action.Rate(id, 1_000_000, 5),
                        new Action.Opinion(id, 1_000_000),
                        new Action.Return(id, 1_000_000),
                        new Action.Solved(id, pending),
                        new Action.Unsolved(id, pending)))
                .allSatisfy(action -> assertThat(action.data()).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void everyMemoryComesBackAsItWent() {
        withAnything(random -> assertThat(memories(random))
                .allSatisfy(memory ->
                        assertThat(FormMemory.parse(CHANNEL, memory.text())).contains(memory)));
    }

    private static List<FormMemory> memories(Random random) {
        var id = ConversationId.random(random);
        return List.of(
                new FormMemory.Intake(word(random), place(random)),
                new FormMemory.Move(word(random), id, word(random), words(random)),
                new FormMemory.Opinion(word(random), id, 1 + random.nextInt(1000)),
                new FormMemory.Remark(word(random), id));
    }

    @Test
    void anythingAtAllCanBeRead() {
        var kinds = List.of("new", "mine", "leaf", "take", "move", "fill", "remark", "new-request", "n|move", "");

        withAnything(random -> {
            String data = kinds.get(random.nextInt(kinds.size())) + "|" + word(random) + word(random);
            assertThatCode(() -> ActionData.read(CHANNEL, data)).doesNotThrowAnyException();
            assertThatCode(() -> FormMemory.parse(CHANNEL, data)).doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "take",
                "take|",
                "take|../../etc",
                "take|TOO LOUD",
                "move|abcd1234",
                "fill|abcd1234",
                "new|7",
                "new||t|",
                "leaf",
                "leaf|0",
                "leaf|-1",
                "leaf|99999999999",
                "leaf|one",
                "close|abcd1234"
            })
    void dataThatIsNotOursIsNoAction(String data) {
        assertThat(ActionData.read(CHANNEL, data)).isEmpty();
        assertThat(FormMemory.parse(CHANNEL, data)).isEmpty();
        assertThat(FormMemory.parse(CHANNEL, "nonce|" + data)).isEmpty();
    }

    @Test
    void buttonAsksForAsManyFieldsAsItCanCarry() {
        List<FormField> fields = IntStream.range(0, 100)
                .<FormField>mapToObj(i -> new FormField.TextInput("field" + i, "Field", true, false, 0, 10, null))
                .toList();

        var fill = Action.Fill.in(new ConversationId("abcd1234"), "resolve", fields);

        assertThat(fill.fields()).startsWith("field0", "field1").hasSizeBetween(10, 40);
        assertThat(fill.data()).hasSizeLessThanOrEqualTo(Action.LONGEST_DATA);
    }
}

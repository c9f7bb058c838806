package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.PersonRef;
import deskbridge.flow.Action.Announce;
import deskbridge.flow.Action.Assign;
import deskbridge.flow.Action.Browse;
import deskbridge.flow.Action.Choose;
import deskbridge.flow.Action.Drop;
import deskbridge.flow.Action.Fill;
import deskbridge.flow.Action.Help;
import deskbridge.flow.Action.Languages;
import deskbridge.flow.Action.Leaf;
import deskbridge.flow.Action.Move;
import deskbridge.flow.Action.MyTickets;
import deskbridge.flow.Action.Nameless;
import deskbridge.flow.Action.NeverMind;
import deskbridge.flow.Action.NewRequest;
import deskbridge.flow.Action.Objects;
import deskbridge.flow.Action.Opinion;
import deskbridge.flow.Action.Pick;
import deskbridge.flow.Action.Raise;
import deskbridge.flow.Action.Rate;
import deskbridge.flow.Action.Remark;
import deskbridge.flow.Action.Return;
import deskbridge.flow.Action.Settle;
import deskbridge.flow.Action.Solved;
import deskbridge.flow.Action.Speak;
import deskbridge.flow.Action.Take;
import deskbridge.flow.Action.Unsolved;
import deskbridge.flow.Action.Vouch;
import java.util.List;
import java.util.Optional;

/**
 * How the meaning of a button travels in the button's data. The data comes back signed by the messenger, yet anybody in the chat
 * may press: who may is judged at the press.
 */
final class ActionData {

    private ActionData() {}

    static String write(Action action) {
        return switch (action) {
            case NewRequest it -> Packed.of("new").and(it.place()).text();
            case MyTickets ignored -> Packed.of("mine").text();
            case Leaf it -> {
                var packed = Packed.of("leaf", Integer.toString(it.page()));
                var desk = it.desk();
                yield (desk == null ? packed : packed.and(List.of(desk.name()))).text();
            }
            case Announce ignored -> Packed.of("say").text();
            case Help ignored -> Packed.of("help").text();
            case Languages ignored -> Packed.of("langs").text();
            case Speak it -> Packed.of("lang", it.language()).text();
            case Objects it -> Packed.of("objects", Integer.toString(it.page())).text();
            case Choose it -> Packed.of("object", it.object()).text();
            case Nameless ignored -> Packed.of("nameless").text();
            case Vouch it ->
                Packed.of(
                                it.yes() ? "vouch" : "doubt",
                                it.person().connection().name(),
                                it.person().id(),
                                it.taxNumber())
                        .text();
            case Raise it -> Packed.of("raise", it.pending()).text();
            case Drop it -> Packed.of("drop", it.pending()).text();
            case Pick it ->
                Packed.of("pick", it.pending(), it.conversation().value()).text();
            case Take it -> Packed.of("take", it.conversation().value()).text();
            case Assign it -> Packed.of("assign", it.conversation().value()).text();
            case Move it ->
                Packed.of("move", it.conversation().value(), it.transition()).text();
            case Fill it ->
                Packed.of("fill", it.conversation().value(), it.transition())
                        .and(it.fields())
                        .text();
            case Settle it ->
                Packed.of("settle", it.conversation().value(), it.transition(), it.mark())
                        .text();
            case Browse it ->
                Packed.of("browse", it.conversation().value(), it.transition(), Integer.toString(it.page()))
                        .text();
            case NeverMind ignored -> Packed.of("never-mind").text();
            case Remark it -> Packed.of("remark", it.conversation().value()).text();
            case Rate it ->
                episode("rate", it.conversation(), it.episode())
                        .and(List.of(Integer.toString(it.stars())))
                        .text();
            case Opinion it ->
                episode("opinion", it.conversation(), it.episode()).text();
            case Solved it ->
                Packed.of("solved", it.conversation().value(), it.pending()).text();
            case Unsolved it ->
                Packed.of("unsolved", it.conversation().value(), it.pending()).text();
            case Return it -> episode("return", it.conversation(), it.episode()).text();
        };
    }

    /** Reads a button's data; empty when it is none of ours. */
    static Optional<Action> read(ConnectionId channel, String data) {
        var packed = Packed.read(data);
        try {
            return switch (packed.word(0)) {
                case "new" -> Optional.of(new NewRequest(packed.place(channel, 1)));
                case "mine" -> Optional.of(new MyTickets());
                case "leaf" -> Optional.of(leaf(packed));
                case "say" -> Optional.of(new Announce());
                case "help" -> Optional.of(new Help());
                case "langs" -> Optional.of(new Languages());
                case "lang" -> Optional.of(new Speak(packed.word(1)));
                case "objects" -> Optional.of(new Objects(number(packed, 1)));
                case "object" -> Optional.of(new Choose(packed.word(1)));
                case "nameless" -> Optional.of(new Nameless());
                case "vouch" -> Optional.of(new Vouch(person(packed), packed.word(3), true));
                case "doubt" -> Optional.of(new Vouch(person(packed), packed.word(3), false));
                case "raise" -> Optional.of(new Raise(packed.word(1)));
                case "drop" -> Optional.of(new Drop(packed.word(1)));
                case "pick" -> Optional.of(new Pick(packed.word(1), new ConversationId(packed.word(2))));
                case "take" -> Optional.of(new Take(conversation(packed)));
                case "assign" -> Optional.of(new Assign(conversation(packed)));
                case "move" -> Optional.of(new Move(conversation(packed), packed.word(2)));
                case "fill" -> Optional.of(new Fill(conversation(packed), packed.word(2), packed.from(3)));
                case "settle" -> Optional.of(new Settle(conversation(packed), packed.word(2), packed.word(3)));
                case "browse" -> Optional.of(new Browse(conversation(packed), packed.word(2), number(packed, 3)));
                case "never-mind" -> Optional.of(new NeverMind());
                case "remark" -> Optional.of(new Remark(conversation(packed)));
                case "rate" -> Optional.of(new Rate(conversation(packed), number(packed, 2), number(packed, 3)));
                case "opinion" -> Optional.of(new Opinion(conversation(packed), number(packed, 2)));
                case "solved" -> Optional.of(new Solved(conversation(packed), packed.word(2)));
                case "unsolved" -> Optional.of(new Unsolved(conversation(packed), packed.word(2)));
                case "return" -> Optional.of(new Return(conversation(packed), number(packed, 2)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Packed episode(String word, ConversationId conversation, int episode) {
        return Packed.of(word, conversation.value(), Integer.toString(episode));
    }

    private static int number(Packed packed, int index) {
        return Integer.parseInt(packed.word(index));
    }

    private static Leaf leaf(Packed packed) {
        var desk = packed.from(2).stream().findFirst().map(ConnectionId::new);
        return new Leaf(Integer.parseInt(packed.word(1)), desk.orElse(null));
    }

    private static PersonRef person(Packed packed) {
        return new PersonRef(new ConnectionId(packed.word(1)), packed.word(2));
    }

    private static ConversationId conversation(Packed packed) {
        return new ConversationId(packed.word(1));
    }
}

package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through everything for what stands where it has no business: in somebody else's ticket or talk, or among requesters at all. */
final class Strays {

    /** Whose it is, and what; as words and as names of files have it. */
    private static final Pattern WORD = Pattern.compile("(?<![a-z0-9])(t\\d+)(-[sai]\\d+)?(-e\\d+)?(?=»|\\.txt)");

    private final TicketSystem desk;
    private final Tally tally;

    private Strays(TicketSystem desk, Tally tally) {
        this.desk = desk;
        this.tally = tally;
    }

    static void find(List<Conversation> conversations, Messenger messenger, TicketSystem desk, Tally tally) {
        var strays = new Strays(desk, tally);
        Map<String, Conversation> known =
                conversations.stream().collect(Collectors.toMap(Conversation::word, Function.identity()));
        desk.tickets().forEach(ticket -> strays.inTicket(ticket, known));
        conversations.forEach(strays::inTalk);
        messenger
                .agentsHear()
                .forEach(message -> words(message.text())
                        .filter(word -> isSecret(word.group(2)))
                        .forEach(word -> tally.leaked(word.group(), "(chat of the agents)")));
    }

    private void inTicket(Ticket ticket, Map<String, Conversation> known) {
        Matcher owner = WORD.matcher(ticket.title());
        if (!owner.find() || owner.group(2) != null || !known.containsKey(owner.group(1))) {
            tally.doubled("a ticket that nobody asked for: " + ticket.title(), ticket.key());
            return;
        }
        var remarks = desk.remarks(ticket.key());
        texts(
                        Stream.concat(
                                Stream.of(ticket.description()),
                                remarks.stream().map(it -> it.text())),
                        Stream.concat(ticket.files().stream(), remarks.stream().flatMap(it -> it.files().stream())))
                .flatMap(Strays::words)
                .filter(word -> !word.group(1).equals(owner.group(1)))
                .forEach(word -> tally.leaked(word.group() + " into the ticket of " + owner.group(1), ticket.key()));
    }

    private void inTalk(Conversation conversation) {
        List<Heard> heard = conversation.talk().heard();
        texts(heard.stream().map(Heard::text), heard.stream().flatMap(it -> it.files().stream()))
                .flatMap(Strays::words)
                .filter(word -> !word.group(1).equals(conversation.word()) || isSecret(word.group(2)))
                .forEach(word ->
                        tally.leaked(word.group() + " into the talk of " + conversation.word(), conversation.where()));
    }

    private static Stream<String> texts(Stream<String> texts, Stream<PlayFile> files) {
        return Stream.concat(texts, files.map(PlayFile::name));
    }

    private static Stream<MatchResult> words(String text) {
        return WORD.matcher(text).results();
    }

    private static boolean isSecret(@Nullable String kind) {
        return kind != null && kind.startsWith("-i");
    }
}

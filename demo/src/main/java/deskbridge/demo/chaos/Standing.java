package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands of one conversation in both systems now.
 *
 * @param ticket its ticket, once there is one
 * @param remarks what was said in the ticket, in order
 * @param heard what the hub says in the messenger, in order
 * @param ticketKeeps true where a comment cannot be changed: what was said first stays, and what is said now is added
 */
record Standing(Optional<Ticket> ticket, List<Remark> remarks, List<Heard> heard, boolean ticketKeeps) {

    /** What is said of a message that was taken back, where nothing can be changed. */
    private static final String REMOVED = "сообщение удалено";

    /** What the agents read when a message about the rating was given up. */
    private static final String UNDELIVERED = "Сообщение об оценке не доставлено в чат";

    static Standing of(Conversation conversation, Messenger messenger, TicketSystem desk) {
        return new Standing(
                conversation.ticket().map(desk::ticket),
                conversation.ticket().map(desk::remarks).orElse(List.of()),
                conversation.talk().heard(),
                desk instanceof OkdeskPlay);
    }

    /** What the ticket says of itself. */
    String request() {
        return ticket.map(Ticket::description).orElse("");
    }

    /** Texts of the ticket, in order: what a person says in one breath with his request is part of the request. */
    List<String> inTicket() {
        return Stream.concat(Stream.of(request()), remarks.stream().map(Remark::text))
                .toList();
    }

    List<String> inTalk() {
        return heard.stream().map(Heard::text).toList();
    }

    List<PlayFile> ticketFiles() {
        return Stream.concat(
                        ticket.stream().flatMap(it -> it.files().stream()),
                        remarks.stream().flatMap(it -> it.files().stream()))
                .toList();
    }

    List<PlayFile> talkFiles() {
        return heard.stream().flatMap(it -> it.files().stream()).toList();
    }

    /** What anybody but its author wrote into the ticket. */
    List<String> notWrittenAs(String remark) {
        return Stream.concat(
                        Stream.of(request()),
                        remarks.stream().filter(it -> !it.id().equals(remark)).map(Remark::text))
                .toList();
    }

    Optional<Remark> remark(String id) {
        return remarks.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Whether the ticket says that a message about the rating was given up. */
    boolean tellsOfUndeliveredRating() {
        return holds(inTicket(), UNDELIVERED);
    }

    /** Whether it was said in one breath with the request. */
    boolean isInRequest(Utterance one) {
        return one.isIn(request());
    }

    /** How many messages that were taken back stand there, and nothing says that they were; only where nothing can be changed. */
    int notCalledRemoved(List<Utterance> said) {
        if (!ticketKeeps) {
            return 0;
        }
        List<String> texts = inTicket();
        long removed = said.stream()
                .filter(one -> one.isTakenBack() && !isInRequest(one) && holds(texts, one.word()))
                .count();
        long told = texts.stream().filter(text -> text.contains(REMOVED)).count();
        return (int) Math.max(0, removed - told);
    }

    /** @param answer true for what an agent said */
    boolean hasArrived(Utterance one, boolean answer) {
        boolean there = holds(answer ? inTalk() : inTicket(), one.word());
        return one.isTakenBack() ? !there || (!answer && ticketKeeps) : there;
    }

    static boolean holds(List<String> texts, String word) {
        return texts.stream().anyMatch(text -> text.contains(word));
    }
}

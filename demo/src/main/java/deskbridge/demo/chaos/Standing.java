package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands of one conversation in both systems now.
 *
 * @param request what the ticket says of itself
 * @param inTicket texts of the ticket, in order: what a person says in one breath with his request is part of the request
 * @param byHub texts that the hub wrote into the ticket
 * @param ticketFiles names of the ticket's files
 * @param inTalk texts of the hub in the messenger, in order
 * @param talkFiles names of the files there
 * @param copies how often something may stand in the messenger: where nothing can be looked up it may, after a lost answer, be
 *     written once more
 * @param ticketKeeps true where a comment cannot be changed: what was said first stays, and what is said now is added
 */
record Standing(
        String request,
        List<String> inTicket,
        List<String> byHub,
        List<String> ticketFiles,
        List<String> inTalk,
        List<String> talkFiles,
        int copies,
        boolean ticketKeeps) {

    static Standing of(Conversation conversation, Messenger messenger, TicketSystem desk) {
        List<Heard> heard = conversation.talk().heard();
        List<Ticket> ticket = conversation.ticket().map(desk::ticket).stream().toList();
        List<Remark> remarks = conversation.ticket().map(desk::remarks).orElse(List.of());
        return new Standing(
                ticket.stream().map(Ticket::description).collect(Collectors.joining()),
                Stream.concat(
                                ticket.stream().map(Ticket::description),
                                remarks.stream().map(Remark::text))
                        .toList(),
                remarks.stream().filter(Remark::hub).map(Remark::text).toList(),
                Stream.concat(
                                ticket.stream().flatMap(it -> it.files().stream()),
                                remarks.stream().flatMap(it -> it.files().stream()))
                        .map(PlayFile::name)
                        .toList(),
                heard.stream().map(Heard::text).toList(),
                heard.stream()
                        .flatMap(it -> it.files().stream())
                        .map(PlayFile::name)
                        .toList(),
                messenger instanceof TelegramPlay ? 2 : 1,
                desk instanceof OkdeskPlay);
    }

    /** Whether it was said in one breath with the request. */
    boolean isInRequest(Utterance one) {
        return Stream.concat(Stream.of(one.word()), one.formerWords().stream()).anyMatch(request::contains);
    }

    /** @param answer true for what an agent said */
    boolean hasArrived(Utterance one, boolean answer) {
        boolean there = holds(answer ? inTalk : inTicket, one.word());
        return one.isTakenBack() ? !there || (!answer && ticketKeeps) : there;
    }

    static boolean holds(List<String> texts, String word) {
        return texts.stream().anyMatch(text -> text.contains(word));
    }
}

package deskbridge.demo.chaos;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.List;

/** Compares what was said with what stands in both systems. */
final class Count {

    private static final String CARD = "🎫 ";
    private static final String NO_TICKET = "(no ticket)";

    private final Messenger messenger;
    private final TicketSystem desk;
    private final Tally tally = new Tally();

    private Count(Messenger messenger, TicketSystem desk) {
        this.messenger = messenger;
        this.desk = desk;
    }

    static Tally of(List<Conversation> conversations, Messenger messenger, TicketSystem desk) {
        var count = new Count(messenger, desk);
        List<String> titles = desk.tickets().stream().map(Ticket::title).toList();
        for (Conversation conversation : conversations) {
            count.count(conversation, titles);
        }
        return count.tally;
    }

    private void count(Conversation conversation, List<String> titles) {
        var now = Standing.of(conversation, messenger, desk);
        String where = conversation.ticket().orElse(NO_TICKET);
        tally.expect("ticket", "«" + conversation.word() + "»", where, titles, 1);
        tally.expect(
                "card of " + conversation.word(),
                conversation.ticket().map(key -> CARD).orElse(NO_TICKET),
                where,
                now.inTalk(),
                now.copies());
        countSaid(conversation, now, where);
        countAnswered(conversation, now, where);
        for (Utterance secret : conversation.secrets()) {
            tally.expectHidden(secret.word(), where, now.inTalk());
        }
        countRating(conversation, now, where);
    }

    private void countSaid(Conversation conversation, Standing now, String where) {
        int again = saidAgain(conversation, now);
        for (Utterance one : conversation.said()) {
            if (one.isTakenBack()) {
                gone(one, where, now.inTicket(), now.ticketKeeps(), 1);
            } else {
                int most = now.isInRequest(one) ? 1 + again : 1;
                tally.expect("message", one.word(), where, now.inTicket(), most);
            }
            former(one, where, now.inTicket(), now.ticketKeeps(), 1);
            if (one.hasFile()) {
                tally.expect("file", one.fileName(), where, now.ticketFiles(), 1);
            }
            tally.expectNoEcho(one.word(), where, now.inTalk());
        }
        tally.expectOrder(unchanged(conversation.said()), where, now.inTicket());
    }

    /** Where a request cannot be changed, all of it is said again with each change of a part of it. */
    private static int saidAgain(Conversation conversation, Standing now) {
        return now.ticketKeeps()
                ? conversation.said().stream()
                        .filter(now::isInRequest)
                        .mapToInt(Utterance::changes)
                        .sum()
                : 0;
    }

    private void countAnswered(Conversation conversation, Standing now, String where) {
        for (Utterance one : conversation.answered()) {
            if (one.isTakenBack()) {
                gone(one, where, now.inTalk(), false, now.copies());
            } else {
                tally.expect("answer", one.word(), where, now.inTalk(), now.copies());
            }
            former(one, where, now.inTalk(), false, now.copies());
            if (one.hasFile()) {
                tally.expect("file", one.fileName(), where, now.talkFiles(), now.copies());
            }
            tally.expectNoEcho(one.word(), where, now.byHub());
        }
        tally.expectOrder(unchanged(conversation.answered()), where, now.inTalk());
    }

    private void countRating(Conversation conversation, Standing now, String where) {
        tally.expect("rating", conversation.rating(), where, now.inTicket(), 1);
        if (desk instanceof OkdeskPlay) {
            String rate = conversation.stars() > 3 ? "good" : conversation.stars() == 3 ? "normal" : "bad";
            tally.expect(
                    "native rate",
                    rate,
                    where,
                    conversation.ticket().map(desk::rates).orElse(List.of()),
                    1);
        }
    }

    private void gone(Utterance one, String where, List<String> texts, boolean keeps, int most) {
        if (!keeps) {
            tally.expectGone(one.word(), where, texts, most);
        }
    }

    private void former(Utterance one, String where, List<String> texts, boolean keeps, int most) {
        if (!keeps) {
            one.formerWords().forEach(word -> tally.expectGone(word, where, texts, most));
        }
    }

    /** What is changed or taken back may come later than what was said after it. */
    private static List<String> unchanged(List<Utterance> all) {
        return all.stream()
                .filter(one -> !one.isChanged() && !one.isTakenBack())
                .map(Utterance::word)
                .toList();
    }
}

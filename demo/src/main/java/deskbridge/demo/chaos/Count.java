package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.List;
import java.util.stream.Stream;

/** Compares what was said with what stands in both systems. */
final class Count {

    private static final String REQUESTER = "Иван";

    private final Messenger messenger;
    private final TicketSystem desk;
    private final Repeats repeats;
    private final Tally tally = new Tally();

    private Count(Messenger messenger, TicketSystem desk, Repeats repeats) {
        this.messenger = messenger;
        this.desk = desk;
        this.repeats = repeats;
    }

    static Tally of(List<Conversation> conversations, Messenger messenger, TicketSystem desk, Repeats repeats) {
        var count = new Count(messenger, desk, repeats);
        List<String> titles = desk.tickets().stream().map(Ticket::title).toList();
        for (Conversation conversation : conversations) {
            count.count(conversation, titles);
        }
        Strays.find(conversations, messenger, desk, count.tally);
        return count.tally;
    }

    private void count(Conversation conversation, List<String> titles) {
        var now = Standing.of(conversation, messenger, desk);
        String where = conversation.where();
        tally.expect("ticket", "«" + conversation.word() + "»", where, titles);
        tally.expect("description", "«" + conversation.word() + "»", where, List.of(now.request()));
        boolean asked = new HubWordsCount(conversation, now, repeats, tally).count();
        countSaid(conversation, now, where);
        countAnswered(conversation, now, where);
        if (asked) {
            countRating(conversation, now, where);
        }
    }

    private void countSaid(Conversation conversation, Standing now, String where) {
        int again = saidAgain(conversation, now);
        for (Utterance one : conversation.said()) {
            boolean inRequest = now.isInRequest(one);
            if (one.isTakenBack()) {
                if (!now.ticketKeeps()) {
                    tally.expectGone(one.word(), where, now.inTicket());
                }
            } else {
                tally.expect("message", one.word(), where, now.inTicket(), inRequest ? again : 0);
                if (!inRequest) {
                    isByRequester(one, now, where);
                }
                one.mention().ifPresent(mention -> isCalled(one, mention, where, now.inTicket()));
            }
            if (!now.ticketKeeps()) {
                one.formerWords().forEach(word -> tally.expectGone(word, where, now.inTicket()));
            }
            one.file().ifPresent(file -> tally.expectFile(file, where, now.ticketFiles(), 0));
            tally.expectNoEcho(one.word(), where, now.inTalk());
        }
        tally.expectOrder(unchanged(conversation.said()), where, now.inTicket());
        int silent = now.notCalledRemoved(conversation.said());
        if (silent > 0) {
            tally.stale(silent + " messages were taken back and nothing says so", where);
        }
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

    private void isByRequester(Utterance one, Standing now, String where) {
        for (Remark remark : now.remarks()) {
            if (remark.text().contains(one.word()) && !(remark.author() + remark.text()).contains(REQUESTER)) {
                tally.altered("nobody is named as the author of " + one.word(), where);
            }
        }
    }

    private void countAnswered(Conversation conversation, Standing now, String where) {
        for (Utterance one : conversation.answered()) {
            List<Heard> shown =
                    now.heard().stream().filter(it -> one.isIn(it.text())).toList();
            boolean again = !shown.isEmpty() && repeats.mayBeRepeated(shown.getFirst(), one.key());
            int most = again ? 1 : 0;
            // What was taken back stands nowhere either, and nobody is told of that.
            boolean givenUp = !one.isTakenBack()
                    && shown.isEmpty()
                    && repeats.mayBeGivenUp(one.key(), one.since())
                    && tally.isTold(where, now);
            if (one.isTakenBack()) {
                tally.expectGone(one.word(), where, now.inTalk(), most);
            } else if (givenUp) {
                tally.told();
            } else {
                tally.expect("answer", one.word(), where, now.inTalk(), most);
                isByItsAuthor(one, shown, now, where);
                one.mention().ifPresent(mention -> isCalled(one, mention, where, now.inTalk()));
            }
            one.formerWords().forEach(word -> tally.expectGone(word, where, now.inTalk(), most));
            one.file().filter(file -> !givenUp).ifPresent(file -> tally.expectFile(file, where, now.talkFiles(), most));
            tally.expectNoEcho(one.word(), where, now.notWrittenAs(one.id()));
        }
        tally.expectOrder(unchanged(conversation.answered()), where, now.inTalk());
        countHidden(conversation, now, where);
    }

    private void isByItsAuthor(Utterance one, List<Heard> shown, Standing now, String where) {
        String author = now.remark(one.id()).map(Remark::author).orElse("");
        for (Heard message : shown) {
            if (author.isBlank() || !Stream.of(author.split(" ", -1)).allMatch(message.text()::contains)) {
                tally.altered("«" + author + "» is not named as the author of " + one.word(), where);
            }
        }
    }

    private void isCalled(Utterance one, Mention mention, String where, List<String> texts) {
        for (String text : texts) {
            if (text.contains(one.word())
                    && (!text.contains(mention.read())
                            || (!mention.hidden().isEmpty() && text.contains(mention.hidden())))) {
                tally.altered(mention.written() + " of " + one.word() + " became something else", where);
            }
        }
    }

    private void countHidden(Conversation conversation, Standing now, String where) {
        List<String> files = now.talkFiles().stream().map(PlayFile::name).toList();
        for (Utterance secret : conversation.secrets()) {
            tally.expectHidden(secret.key(), where, now.inTalk());
            tally.expectHidden(secret.key(), where, files);
        }
    }

    private void countRating(Conversation conversation, Standing now, String where) {
        tally.expect("rating", conversation.rating(), where, now.inTicket());
        if (desk instanceof OkdeskPlay) {
            String rate = conversation.stars() > 3 ? "good" : conversation.stars() == 3 ? "normal" : "bad";
            tally.expect(
                    "native rate",
                    rate,
                    where,
                    conversation.ticket().map(desk::rates).orElse(List.of()));
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

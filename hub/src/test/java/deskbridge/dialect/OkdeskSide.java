package deskbridge.dialect;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.desk.okdesk.OkdeskConfigs;
import deskbridge.desk.okdesk.OkdeskDesk;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One issue, in which the hub writes as an employee. */
final class OkdeskSide implements Side {

    private final Hub hub = new Hub();
    private final OkdeskEmulator okdesk = OkdeskEmulator.seeded(hub.ticking());
    private final OkdeskDesk desk;
    private final TicketRef ticket;
    private final Given context = hub.context();
    private final List<Integer> numbers = new ArrayList<>();

    OkdeskSide() {
        desk = new OkdeskDesk(
                OkdeskConfigs.seeded(okdesk),
                hub.clock(),
                new Random(7),
                Hub.options(),
                RestListener.NONE,
                LocalAllowance.by(hub.clock()));
        ticket = Requests.ticket(hub, desk, context);
    }

    @Override
    public Dialect dialect() {
        return new HtmlDialect();
    }

    @Override
    public List<RichText> reads(List<Sample> samples) throws RemoteTrouble {
        for (Sample sample : samples) {
            okdesk.agent(OkdeskSeed.AGENT).comments(Long.parseLong(ticket.key()), sample.written());
        }
        return desk.observe(ticket, null, List.of(), true).orElseThrow().comments().stream()
                .map(Comment::text)
                .toList();
    }

    @Override
    public SendResult writes(int number, RichText text) {
        SendResult result = hub.send(desk, new Command.AddComment(Requests.words(number, text)), context);
        if (result instanceof SendResult.Sent) {
            numbers.add(number);
        }
        return result;
    }

    @Override
    public Map<Integer, List<String>> written() {
        var written = new TreeMap<Integer, List<String>>();
        List<OkdeskComment> comments = okdesk.state().comments(Long.parseLong(ticket.key())).stream()
                .sorted(Comparator.comparingLong(OkdeskComment::id))
                .toList();
        for (int i = 0; i < comments.size(); i++) {
            written.put(numbers.get(i), List.of(comments.get(i).content()));
        }
        return written;
    }

    @Override
    public String shown(List<String> messages) {
        return Requests.withoutHead(HtmlSight.of(messages.getFirst()));
    }

    @Override
    public void close() {
        desk.close();
        okdesk.close();
    }
}

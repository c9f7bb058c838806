package deskbridge.dialect;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.desk.yandextracker.TrackerConfigs;
import deskbridge.desk.yandextracker.TrackerDesk;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One issue. */
final class TrackerSide implements Side {

    private final Hub hub = new Hub();
    private final TrackerEmulator tracker = TrackerEmulator.seeded(hub.ticking());
    private final TrackerDesk desk;
    private final TicketRef ticket;
    private final Given context = hub.context();
    private final List<Integer> numbers = new ArrayList<>();

    TrackerSide() {
        desk = new TrackerDesk(
                TrackerConfigs.seeded(tracker),
                hub.clock(),
                new Random(7),
                Hub.options(),
                RestListener.NONE,
                LocalAllowance.by(hub.clock()));
        ticket = Requests.ticket(hub, desk, context);
    }

    @Override
    public Dialect dialect() {
        return new YfmDialect();
    }

    @Override
    public List<RichText> reads(List<Sample> samples) throws RemoteTrouble {
        for (Sample sample : samples) {
            tracker.agent(TrackerSeed.AGENT).comments(ticket.key(), sample.written());
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
        List<TrackerComment> comments = tracker.state().comments(ticket.key());
        for (int i = 0; i < comments.size(); i++) {
            written.put(numbers.get(i), List.of(comments.get(i).text()));
        }
        return written;
    }

    @Override
    public String shown(List<String> messages) {
        return Requests.withoutHead(YfmSight.of(messages.getFirst()));
    }

    @Override
    public void close() {
        desk.close();
        tracker.close();
    }
}

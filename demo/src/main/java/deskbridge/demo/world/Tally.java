package deskbridge.demo.world;

import deskbridge.demo.world.Likeness.Words;
import deskbridge.emulator.pachca.Attachment;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, by looking into both emulated systems and never into the hub, what people wrote, what arrived on the other side, and
 * whether anything is missing or there twice. Thread-safe.
 */
public final class Tally {
    /** What agents begin a comment with that nobody in the chat may see. */
    private static final String INTERNAL = "!";

    private final World world;
    private final Troubles troubles;
    private final InstantSource time;
    private final Set<Long> requests = ConcurrentHashMap.newKeySet();

    /** Nothing is expected at first. */
    public Tally(World world, Troubles troubles, InstantSource time) {
        this.world = world;
        this.troubles = troubles;
        this.time = time;
    }

    /**
     * The figures.
     *
     * @param messages people's messages and agents' comments that should be on both sides
     * @param tickets in the queue
     * @param comments that arrived on the other side, either way
     * @param onTheWay not there yet, which is no fault while something goes wrong
     * @param lost should have arrived long ago
     * @param doubled there more than once
     * @param leaked internal comments that stand in a chat
     */
    public record Figures(int messages, int tickets, int comments, int onTheWay, int lost, int doubled, int leaked) {}

    /** Remembers that this message of a chat must become a ticket. */
    public void expectTicket(long messageId) {
        requests.add(messageId);
    }

    /**
     * Counts everything anew.
     *
     * @param hubRuns whether the hub works now
     * @param hubSince since when it does, or does not
     */
    public Figures count(boolean hubRuns, Instant hubSince) {
        Instant calmSince = hubSince.isAfter(troubles.calmSince()) ? hubSince : troubles.calmSince();
        Sum sum = new Sum(hubRuns && troubles.on().isEmpty(), calmSince, time.instant());
        List<TrackerIssue> issues = world.tracker().state().issues();
        Map<Long, Integer> tickets = new HashMap<>();
        for (TrackerIssue issue : issues) {
            root(issue).ifPresent(root -> {
                tickets.merge(root, 1, Integer::sum);
                compare(issue, root, sum);
            });
        }
        for (long request : requests) {
            Message message = world.pachca().message(request);
            sum.request(tickets.getOrDefault(request, 0), message.deleted(), message.changedAt());
        }
        return sum.figures(issues.size());
    }

    private void compare(TrackerIssue issue, long root, Sum sum) {
        Map<Long, Instant> written = new HashMap<>();
        List<Message> thread = world.pachca().threadMessages(root);
        List<TrackerComment> comments = world.tracker().state().comments(issue.key());
        List<Words> said = thread.stream()
                .filter(message -> !message.deleted() && !isBot(message))
                .peek(message -> written.put(message.id(), message.changedAt()))
                .map(Tally::words)
                .toList();
        List<Words> mirrored = comments.stream()
                .filter(comment -> comment.author().equals(World.ROBOT))
                .map(Tally::words)
                .toList();
        sum.talk(Likeness.compare(said, mirrored), written);

        List<TrackerComment> agents = comments.stream()
                .filter(comment -> !comment.author().equals(World.ROBOT))
                .toList();
        agents.forEach(comment -> written.put(comment.id(), comment.updatedAt()));
        List<Words> shown = thread.stream()
                .filter(message -> !message.deleted() && isBot(message))
                .map(Tally::words)
                .toList();
        List<Words> open = agents.stream()
                .filter(comment -> !isInternal(comment))
                .map(Tally::words)
                .toList();
        sum.talk(Likeness.compare(open, shown), written);
        List<Words> internal =
                agents.stream().filter(Tally::isInternal).map(Tally::words).toList();
        sum.leaks(Likeness.compare(internal, shown).arrived().size());
    }

    private boolean isBot(Message message) {
        return message.userId() == world.bot().userId();
    }

    private static boolean isInternal(TrackerComment comment) {
        return comment.text().stripLeading().startsWith(INTERNAL);
    }

    private static Words words(Message message) {
        return new Words(
                message.id(),
                message.content(),
                message.files().stream().map(Attachment::name).toList());
    }

    private static Words words(TrackerComment comment) {
        return new Words(
                comment.id(),
                comment.text(),
                comment.files().stream().map(TrackerFile::name).toList());
    }

    /** The message that a ticket's thread hangs off. */
    private static OptionalLong root(TrackerIssue issue) {
        String id = issue.localFields().getOrDefault("pachcaMessageId", "");
        return id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }
}

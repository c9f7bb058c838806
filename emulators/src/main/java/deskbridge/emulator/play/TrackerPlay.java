package deskbridge.emulator.play;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.tracker.TrackerAgent;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerEmulator;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.emulator.tracker.TrackerUser;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The play in Yandex Tracker: tickets of the seeded service desk's queue. */
public final class TrackerPlay implements TicketSystem {

    /** What agents begin a remark with that is for colleagues only. */
    private static final String INTERNAL = "!";

    private final TrackerEmulator tracker;

    public TrackerPlay(InstantSource time) {
        tracker = TrackerEmulator.seeded(time);
    }

    /** The emulator behind it. */
    @Override
    public TrackerEmulator emulator() {
        return tracker;
    }

    @Override
    public String name() {
        return "tracker";
    }

    @Override
    public List<Ticket> tickets() {
        return tracker.state().issues().stream()
                .filter(issue -> issue.queue().equals(TrackerSeed.QUEUE))
                .map(this::ticket)
                .toList();
    }

    @Override
    public Ticket ticket(String key) {
        return ticket(tracker.state().issue(key));
    }

    private Ticket ticket(TrackerIssue issue) {
        var ofComments = tracker.state().commentsEver(issue.key()).stream()
                .flatMap(comment -> comment.files().stream())
                .toList();
        return new Ticket(
                issue.key(),
                issue.summary(),
                issue.description(),
                issue.status().equals("closed") || issue.status().equals("resolved"),
                issue.assignee(),
                files(tracker.state().files(issue.key()).stream()
                        .filter(file -> !ofComments.contains(file))
                        .toList()));
    }

    @Override
    public List<Remark> remarks(String ticket) {
        Map<String, String> names = tracker.state().users().stream()
                .collect(Collectors.toMap(TrackerUser::login, user -> user.firstName() + " " + user.lastName()));
        return tracker.state().comments(ticket).stream()
                .map(comment -> remark(comment, names))
                .toList();
    }

    private static Remark remark(TrackerComment comment, Map<String, String> names) {
        return new Remark(
                Long.toString(comment.id()),
                comment.text(),
                comment.text().strip().startsWith(INTERNAL),
                names.getOrDefault(comment.author(), comment.author()),
                comment.author().equals(TrackerSeed.ROBOT),
                files(comment.files()));
    }

    private static List<PlayFile> files(List<TrackerFile> files) {
        return files.stream()
                .map(file -> new PlayFile(file.name(), file.content()))
                .toList();
    }

    @Override
    public String comments(String ticket, String words, boolean internal, PlayFile... files) {
        TrackerFile[] attached = Arrays.stream(files)
                .map(file -> new TrackerFile(file.name(), "application/octet-stream", file.content()))
                .toArray(TrackerFile[]::new);
        return Long.toString(agent().comments(ticket, internal ? INTERNAL + words : words, attached));
    }

    @Override
    public String colleagueComments(String ticket, String words) {
        return Long.toString(tracker.agent(TrackerSeed.SECOND_AGENT).comments(ticket, words));
    }

    @Override
    public void edits(String ticket, String remark, String words) {
        agent().editsComment(ticket, Long.parseLong(remark), words);
    }

    @Override
    public void deletes(String ticket, String remark) {
        agent().deletesComment(ticket, Long.parseLong(remark));
    }

    @Override
    public void takes(String ticket) {
        agent().assigns(ticket, TrackerSeed.AGENT);
        agent().movesTo(ticket, "inProgress");
    }

    @Override
    public void renames(String ticket, String title) {
        agent().renames(ticket, title);
    }

    @Override
    public void asksForInformation(String ticket) {
        agent().movesTo(ticket, "needInfo");
    }

    @Override
    public void finishes(String ticket) {
        agent().movesTo(ticket, "closed");
    }

    @Override
    public void reopens(String ticket) {
        agent().movesTo(ticket, "open");
    }

    @Override
    public String ending() {
        return "Закрыть";
    }

    @Override
    public String takingUpAgain() {
        return "Переоткрыть";
    }

    /** It always asks for a resolution. */
    @Override
    public void asksBeforeTheEnd() {}

    @Override
    public List<String> rates(String ticket) {
        return List.of();
    }

    @Override
    public CallMatch creating() {
        return CallMatch.of("POST", "/v3/issues**");
    }

    @Override
    public CallMatch commenting() {
        return CallMatch.of("POST", "/v3/issues/*/comments**");
    }

    private TrackerAgent agent() {
        return tracker.agent(TrackerSeed.AGENT);
    }
}

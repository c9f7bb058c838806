package deskbridge.emulator.play;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.okdesk.OkdeskAttachment;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskEmployee;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskFile;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskSeed;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The play in Okdesk: issues of the seeded service company. */
public final class OkdeskPlay implements TicketSystem {

    /** The agent of the messengers, here. */
    private static final long COLLEAGUE = 22;

    private final OkdeskEmulator okdesk;

    public OkdeskPlay(InstantSource time) {
        okdesk = OkdeskEmulator.seeded(time);
        okdesk.setup()
                .employee(OkdeskEmployee.of(COLLEAGUE, PachcaPlay.AGENT, "Агентова", "Анна")
                        .inGroups(OkdeskSeed.FIRST_LINE));
    }

    /** The emulator behind it. */
    @Override
    public OkdeskEmulator emulator() {
        return okdesk;
    }

    @Override
    public String name() {
        return "okdesk";
    }

    @Override
    public List<Ticket> tickets() {
        return okdesk.state().issues().stream()
                .filter(issue -> !issue.deleted())
                .sorted(Comparator.comparingLong(OkdeskIssue::id))
                .map(OkdeskPlay::ticket)
                .toList();
    }

    @Override
    public Ticket ticket(String key) {
        return ticket(okdesk.state().issue(Long.parseLong(key)));
    }

    private static Ticket ticket(OkdeskIssue issue) {
        return new Ticket(
                Long.toString(issue.id()),
                issue.title(),
                issue.description(),
                issue.completedAt() != null,
                issue.assignee(),
                files(issue.files()));
    }

    @Override
    public List<Remark> remarks(String ticket) {
        return okdesk.state().comments(Long.parseLong(ticket)).stream()
                .sorted(Comparator.comparingLong(OkdeskComment::id))
                .map(OkdeskPlay::remark)
                .toList();
    }

    private static Remark remark(OkdeskComment comment) {
        boolean hub = comment.authorType().equals("employee") && comment.authorId() == OkdeskSeed.SYSTEM_ID;
        return new Remark(
                Long.toString(comment.id()),
                comment.content(),
                !comment.isPublic(),
                comment.author(),
                hub,
                files(comment.files()));
    }

    private static List<PlayFile> files(List<OkdeskAttachment> files) {
        return files.stream()
                .map(file -> new PlayFile(file.name(), file.content()))
                .toList();
    }

    @Override
    public String comments(String ticket, String words, boolean internal, PlayFile... files) {
        OkdeskFile[] attached = Arrays.stream(files)
                .map(file -> new OkdeskFile(file.name(), "application/octet-stream", file.content()))
                .toArray(OkdeskFile[]::new);
        long issue = Long.parseLong(ticket);
        return Long.toString(
                internal
                        ? agent().notes(issue, html(words), attached)
                        : agent().comments(issue, html(words), attached));
    }

    @Override
    public String colleagueComments(String ticket, String words) {
        return Long.toString(okdesk.agent(OkdeskSeed.SECOND_AGENT).comments(Long.parseLong(ticket), html(words)));
    }

    @Override
    public void edits(String ticket, String remark, String words) {
        agent().editsComment(Long.parseLong(ticket), Long.parseLong(remark), html(words));
    }

    @Override
    public void deletes(String ticket, String remark) {
        agent().deletesComment(Long.parseLong(ticket), Long.parseLong(remark));
    }

    @Override
    public void takes(String ticket) {
        agent().assigns(Long.parseLong(ticket), OkdeskSeed.AGENT);
        agent().movesTo(Long.parseLong(ticket), "in_progress");
    }

    @Override
    public void renames(String ticket, String title) {
        agent().renames(Long.parseLong(ticket), title);
    }

    @Override
    public void asksForInformation(String ticket) {
        agent().movesTo(Long.parseLong(ticket), "add_info");
    }

    @Override
    public void finishes(String ticket) {
        agent().movesTo(Long.parseLong(ticket), "completed");
    }

    @Override
    public void reopens(String ticket) {
        agent().movesTo(Long.parseLong(ticket), "in_progress");
    }

    @Override
    public String ending() {
        return "Решена";
    }

    @Override
    public String takingUpAgain() {
        return "Открыта";
    }

    @Override
    public void asksBeforeTheEnd() {
        okdesk.setup().needs("completed", true, "address");
    }

    @Override
    public List<String> rates(String ticket) {
        return okdesk.state().rate(Long.parseLong(ticket)).stream().toList();
    }

    @Override
    public CallMatch creating() {
        // Okdesk takes the path with and without a slash at its end.
        return (method, path) -> method.equals("POST") && path.matches("/api/v1/issues/?");
    }

    @Override
    public CallMatch commenting() {
        return CallMatch.of("POST", "/api/v1/issues/*/comments");
    }

    private OkdeskAgent agent() {
        return okdesk.agent(OkdeskSeed.AGENT);
    }

    /** What a person types into the desk's editor. */
    private static String html(String words) {
        String safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + safe.replace("\n", "<br>") + "</p>";
    }
}

package deskbridge.demo.chaos;

import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ticket system that holds what it is told and does nothing by itself. */
final class PaperDesk {

    private static final String AGENT = "Анна Агентова";

    private final Map<String, Ticket> tickets = new TreeMap<>();
    private final Map<String, List<Remark>> remarks = new TreeMap<>();
    private int ids;

    TicketSystem played() {
        return Paper.as(TicketSystem.class, this);
    }

    void open(String key, String title) {
        tickets.put(key, new Ticket(key, title, title, false, null, List.of()));
        remarks.put(key, new ArrayList<>());
    }

    /** The hub writes a comment. */
    void hubSays(String ticket, String words, PlayFile... files) {
        write(ticket, words, false, "Deskbridge", true, files);
    }

    private String write(String ticket, String words, boolean internal, String author, boolean hub, PlayFile... files) {
        String id = Integer.toString(++ids);
        remarks(ticket).add(new Remark(id, words, internal, author, hub, List.of(files)));
        return id;
    }

    List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    Ticket ticket(String key) {
        return tickets().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }

    /** May be changed. */
    List<Remark> remarks(String ticket) {
        return remarks.getOrDefault(ticket, List.of());
    }

    String comments(String ticket, String words, boolean internal, PlayFile... files) {
        return write(ticket, words, internal, AGENT, false, files);
    }

    String colleagueComments(String ticket, String words) {
        return write(ticket, words, false, "Борис Помощник", false);
    }

    void edits(String ticket, String remark, String words) {
        remarks(ticket)
                .replaceAll(
                        it -> it.id().equals(remark) ? new Remark(remark, words, false, AGENT, false, List.of()) : it);
    }

    void finishes(String ticket) {
        var old = ticket(ticket);
        tickets.put(ticket, new Ticket(old.key(), old.title(), old.description(), true, null, List.of()));
    }
}

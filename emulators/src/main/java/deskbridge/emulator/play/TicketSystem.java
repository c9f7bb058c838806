package deskbridge.emulator.play;

import deskbridge.emulator.CallMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket system, as agents use it. */
public interface TicketSystem extends Played {

    /** All tickets, oldest first. */
    List<Ticket> tickets();

    /** One ticket, by its key. */
    Ticket ticket(String key);

    /** What was said in a ticket, oldest first, without what was deleted. */
    List<Remark> remarks(String ticket);

    /**
     * An agent says something in a ticket.
     *
     * @param internal for colleagues only
     * @return his remark
     */
    String comments(String ticket, String words, boolean internal, PlayFile... files);

    /** Another agent says something in a ticket, for its requester too. */
    String colleagueComments(String ticket, String words);

    /** An agent changes what he said. */
    void edits(String ticket, String remark, String words);

    /** An agent takes back what he said. */
    void deletes(String ticket, String remark);

    /** An agent begins to work on a ticket. */
    void takes(String ticket);

    /** An agent changes what a ticket is called. */
    void renames(String ticket, String title);

    /** An agent waits for what only the requester can tell. */
    void asksForInformation(String ticket);

    /** An agent is done with a ticket. */
    void finishes(String ticket);

    /** An agent takes a finished ticket up again. */
    void reopens(String ticket);

    /** What people call the step that ends a ticket. */
    String ending();

    /** What people call the step that takes an ended ticket up again. */
    String takingUpAgain();

    /** From now on the step that ends a ticket cannot be taken by a press alone. */
    void asksBeforeTheEnd();

    /** Ratings that stand in the ticket's own place for them; empty where there is no such place. */
    List<String> rates(String ticket);

    /** The call that makes a ticket. */
    CallMatch creating();

    /** The call that writes a comment. */
    CallMatch commenting();

    /**
     * A ticket as it stands now.
     *
     * @param key what people call it
     * @param title one line
     * @param description as stored, markup and all
     * @param finished true when nobody has to do anything
     * @param assignee who works on it; null for nobody
     * @param files its own files
     */
    record Ticket(
            String key,
            String title,
            String description,
            boolean finished,
            @Nullable String assignee,
            List<PlayFile> files) {

        public Ticket {
            files = List.copyOf(files);
        }
    }

    /**
     * Something said in a ticket.
     *
     * @param id in the system's own words
     * @param text as stored, markup and all
     * @param internal for colleagues only
     * @param author what people call the one who wrote it, as far as the system knows
     * @param hub true when the hub's account wrote it
     * @param files its files
     */
    record Remark(String id, String text, boolean internal, String author, boolean hub, List<PlayFile> files) {

        public Remark {
            files = List.copyOf(files);
        }
    }
}

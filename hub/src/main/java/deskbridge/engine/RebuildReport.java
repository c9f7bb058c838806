package deskbridge.engine;

import deskbridge.domain.TicketRef;
import deskbridge.flow.Recalled;
import deskbridge.flow.Recalled.Unpaired;
import java.util.ArrayList;
import java.util.List;

/** What came of a {@link Rebuilding}. Grows while it works; used by one thread. */
public final class RebuildReport {

    private final List<Note> lost = new ArrayList<>();
    private final List<Note> unpaired = new ArrayList<>();
    private int looked;
    private int known;
    private int foreign;
    private int restored;
    private int links;
    private int brought;

    RebuildReport() {}

    /**
     * Something that people should look at.
     *
     * @param ticket which ticket it is about
     * @param words what is the matter
     */
    public record Note(TicketRef ticket, String words) {}

    void looked() {
        looked++;
    }

    void known() {
        known++;
    }

    void foreign() {
        foreign++;
    }

    void restored(Recalled recalled) {
        restored++;
        links += recalled.links();
    }

    void unpaired(TicketRef ticket, Unpaired each) {
        String what = switch (each.side()) {
            case MESSAGE -> "a message without a comment: ";
            case COMMENT -> "a comment without a message: ";
        };
        unpaired.add(new Note(ticket, what + each.where() + ", " + each.at()));
    }

    void sent() {
        brought++;
    }

    void lost(TicketRef ticket, String why) {
        lost.add(new Note(ticket, why));
    }

    void failed(TicketRef ticket, String why) {
        lost.add(new Note(ticket, "not read: " + why));
    }

    /** Tickets that were looked at. */
    public int lookedAt() {
        return looked;
    }

    /** Tickets whose conversation the database held already. */
    public int knownBefore() {
        return known;
    }

    /** Tickets in whose thread this hub never wrote: an older bot's, taken over when somebody speaks there. */
    public int leftAlone() {
        return foreign;
    }

    /** Conversations that were restored. */
    public int restored() {
        return restored;
    }

    /** Messages and comments that were joined again. */
    public int links() {
        return links;
    }

    /** Tickets whose conversation could not be restored, and why. */
    public List<Note> lost() {
        return List.copyOf(lost);
    }

    /** What was said after the hub's last trace, so that it certainly was not sent; the hub sends it when it starts. */
    public int brought() {
        return brought;
    }

    /** What stands on one side only; it is not sent any more. */
    public List<Note> unpaired() {
        return List.copyOf(unpaired);
    }
}

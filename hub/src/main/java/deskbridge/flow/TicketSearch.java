package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import org.jspecify.annotations.Nullable;

/** Asks the desks for a person's own tickets. */
final class TicketSearch {

    private static final int TICKETS_A_PAGE = 5;

    private final FlowSettings settings;

    TicketSearch(FlowSettings settings) {
        this.settings = settings;
    }

    /** Each desk that the channel reaches is asked, and answers in a list of its own that names it. */
    void begin(Person person, Deciding deciding) {
        var desks = settings.desks(person.ref().connection());
        if (desks.isEmpty()) {
            deciding.note("no route from " + person.ref().connection());
        }
        for (ConnectionId desk : desks) {
            find(person, 1, desk, desks.size() == 1 ? null : desk, null, deciding);
        }
    }

    /** Shows another page in the place of the list. */
    void turn(Person person, MessageRef list, Action.Leaf leaf, Deciding deciding) {
        var desks = settings.desks(person.ref().connection());
        var named = leaf.desk();
        if (desks.isEmpty() || (named != null && !desks.contains(named))) {
            deciding.note("no route from " + person.ref().connection());
        } else {
            find(person, leaf.page(), named == null ? desks.getFirst() : named, named, list, deciding);
        }
    }

    private static void find(
            Person person,
            int page,
            ConnectionId desk,
            @Nullable ConnectionId named,
            @Nullable MessageRef replace,
            Deciding deciding) {
        // Everybody sees a thread: a list of one's own tickets goes to one's own chat, and is leafed through there.
        deciding.aside(
                desk,
                "person:" + person.ref().id(),
                new Command.FindTickets(
                        person, page, TICKETS_A_PAGE, new Destination.ToPerson(person.ref()), named, replace));
        deciding.note("tickets of " + person.ref() + " in " + desk);
    }
}

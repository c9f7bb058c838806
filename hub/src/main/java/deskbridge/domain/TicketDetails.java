package deskbridge.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a desk files a ticket under: for policies and statistics, not for the talk. A part that the desk does not have is null.
 *
 * @param type the desk's machine name of the kind of ticket
 * @param group the queue or team that it lies with, by the desk's machine name
 * @param company the requester's company, as people call it
 * @param rate what the ticket is rated with in the desk itself, in the desk's word; null also while it is not
 */
public record TicketDetails(
        @Nullable String type,
        @Nullable String group,
        @Nullable String company,
        @Nullable String rate) {

    /** Nothing is known. */
    public static final TicketDetails NONE = new TicketDetails(null, null, null, null);
}

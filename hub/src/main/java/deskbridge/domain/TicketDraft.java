package deskbridge.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be made.
 *
 * @param summary one line, never blank
 * @param description the whole request
 * @param requester who asks
 * @param place where it was asked
 * @param sourceUrl link to the message it came from; null when there is none
 * @param files files of the request
 * @param queue the desk's queue or group; null for the connection's default
 * @param type the desk's ticket type; null for the queue's default
 * @param assignee login of the agent to assign; null for nobody
 * @param fields further fields by the desk's names
 */
public record TicketDraft(
        String summary,
        RichText description,
        Person requester,
        Place place,
        @Nullable String sourceUrl,
        List<RemoteFile> files,
        @Nullable String queue,
        @Nullable String type,
        @Nullable String assignee,
        Map<String, String> fields) {

    /** The {@link #fields further field} that holds the {@link Contact.ServiceObject} the request is about. */
    public static final String SERVICE_OBJECT = "service-object";

    public TicketDraft {
        Refs.requireText(summary, "TicketDraft.summary");
        files = List.copyOf(files);
        fields = Map.copyOf(fields);
    }

    /** The same, asked in another place. */
    public TicketDraft in(Place now) {
        return new TicketDraft(summary, description, requester, now, sourceUrl, files, queue, type, assignee, fields);
    }
}

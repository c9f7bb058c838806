package deskbridge.domain;

/**
 * A proven delivery, ready to be stored.
 *
 * @param connection where it came from
 * @param dedupeKey the same for every copy of the same delivery, unique within the connection; at most 200 characters
 * @param lane deliveries of one lane are worked in order: the remote thread, chat or ticket; unique within the connection
 * @param kind what it seems to be, for metrics and people; a few words
 * @param body text: what the connector will be given to decode
 */
public record Envelope(ConnectionId connection, String dedupeKey, String lane, String kind, String body) {

    public Envelope {
        if (dedupeKey.isBlank() || dedupeKey.length() > 200 || lane.isBlank() || lane.length() > 200) {
            throw new IllegalArgumentException("Dedupe key and lane need 1 to 200 characters");
        }
    }

    @Override
    public String toString() {
        return "Envelope[" + kind + "@" + connection + " " + dedupeKey + ", " + body.length() + " characters]";
    }
}

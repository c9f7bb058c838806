package deskbridge.desk.okdesk;

import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.domain.Command.RateTicket;
import deskbridge.domain.Receipt;
import deskbridge.domain.TicketRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ratings where Okdesk itself keeps them: three steps for five stars (facts: okdesk §7). Documents and integrations differ in
 * how the call is written, and none says what it answers: it counts when the issue shows it.
 */
final class Rater {
    private static final Logger log = LoggerFactory.getLogger(Rater.class);

    private final OkdeskClient client;

    Rater(OkdeskClient client) {
        this.client = client;
    }

    /** Okdesk's word for so many stars. */
    static String word(int stars) {
        return switch (stars) {
            case 4, 5 -> "good";
            case 3 -> "normal";
            case 1, 2 -> "bad";
            default -> throw new IllegalArgumentException("1 to 5 stars, not " + stars);
        };
    }

    SendResult rate(RateTicket command, TicketRef ticket) throws OkdeskFault {
        String word = word(command.stars());
        if (isRated(ticket, word)) {
            return new Sent(new Receipt.Done());
        }
        Optional<OkdeskFault> refusal = Optional.empty();
        for (Map<String, ?> body : List.of(Map.of("rate", word), Map.of("issue", Map.of("rate", word)))) {
            try {
                client.rate(ticket.key(), body);
                if (isRated(ticket, word)) {
                    return new Sent(new Receipt.Done());
                }
            } catch (OkdeskFault e) {
                if (!e.isRefusal()) {
                    throw e;
                }
                refusal = Optional.of(e);
            }
        }
        OkdeskFault why = refusal.orElseGet(
                () -> OkdeskFault.of(Kind.REFUSED, 200, ticket + ": Okdesk took the rating and does not show it"));
        log.warn("Okdesk keeps no rating of its own for {}: {}", ticket, why.reason());
        throw why;
    }

    private boolean isRated(TicketRef ticket, String word) throws OkdeskFault {
        Node issue = client.issue(ticket.key())
                .orElseThrow(() -> OkdeskFault.of(Kind.REFUSED, 404, ticket + " does not exist, or may not be seen"));
        return word.equals(IssueReader.rate(issue));
    }
}

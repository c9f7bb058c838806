package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * How people of a channel become known to a desk that keeps contacts.
 *
 * @param desk the desk
 * @param required true when no ticket is made before the desk was asked who its requester is
 * @param company what a company's tax number is worth that a new contact types
 * @param agents the chat where agents are asked and told; null for none
 */
public record Identification(
        ConnectionId desk,
        boolean required,
        Company company,
        @Nullable ChatRef agents) {

    /** What a tax number is worth that somebody types. */
    public enum Company {
        /** Nobody is asked for it. */
        OFF,
        /** An agent is asked whether it is true. */
        ASK,
        /** It is believed. */
        TRUST
    }
}

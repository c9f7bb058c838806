package deskbridge.domain;

import java.time.Instant;

/**
 * One step in a ticket's history.
 *
 * @param from the status before
 * @param to the status after
 * @param at when
 */
public record StatusChange(Status from, Status to, Instant at) {}

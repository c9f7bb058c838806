package deskbridge.emulator.okdesk;

import java.time.Instant;

/**
 * Something that happened to an issue.
 *
 * @param type Okdesk's event type, such as {@code new_comment}; changes without an event have names of the emulator's
 *     own: {@code title}, {@code company}, {@code contact}, {@code comment_edited}, {@code comment_deleted}, {@code
 *     merged}, {@code address}, {@code time_entry}
 * @param actorType {@code employee} or {@code contact}
 */
public record OkdeskEvent(String type, String actorType, long actorId, Instant at) {}

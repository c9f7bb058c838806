package deskbridge.emulator.pachca;

import java.time.Instant;

/**
 * A reaction to a message.
 *
 * @param code the emoji itself
 * @param name its name, with colons for custom emoji
 */
public record Reaction(long userId, String code, String name, Instant createdAt) {}

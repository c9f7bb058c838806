package deskbridge.demo.world;

/**
 * Somebody a visitor can be.
 *
 * @param userId in the emulated Pachca
 * @param login unique; also the login in the emulated desks, for agents
 * @param name first and last name
 * @param department where the person works
 * @param agent works in the desks as well
 */
public record Actor(long userId, String login, String name, String department, boolean agent) {}

package deskbridge.settings;

/**
 * Where the requests of a channel go unless a rule says otherwise.
 *
 * @param channel the name of the channel's connection
 * @param desk the name of the desk's connection
 */
public record Route(String channel, String desk) {}

package deskbridge.settings;

/**
 * A pair of connections that are bridged.
 *
 * @param channel the name of a channel's connection
 * @param desk the name of the desk's connection that takes its tickets
 */
public record Route(String channel, String desk) {}

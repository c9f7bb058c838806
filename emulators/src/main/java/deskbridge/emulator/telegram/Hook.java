package deskbridge.emulator.telegram;

import java.net.URI;

/**
 * Where a bot's updates are posted.
 *
 * @param secret empty for none
 * @param address empty unless the bot named one
 */
record Hook(URI url, String secret, int maxConnections, String address, boolean certificate) {}

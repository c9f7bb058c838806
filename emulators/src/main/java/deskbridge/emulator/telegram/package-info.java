/**
 * The Telegram Bot API, its people and its chats: strict about what a bot sends, honest about what a bot is told. Stands in for
 * {@code api.telegram.org} in tests, the chaos run and the demo.
 */
@NullMarked
package deskbridge.emulator.telegram;

import org.jspecify.annotations.NullMarked;

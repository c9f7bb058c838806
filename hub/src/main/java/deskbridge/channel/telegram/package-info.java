/** The messenger Telegram: one bot, read by long polling or by webhook. */
@NullMarked
package deskbridge.channel.telegram;

import org.jspecify.annotations.NullMarked;

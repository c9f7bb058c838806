/** Tests of the channel to Telegram. */
@NullMarked
package deskbridge.channel.telegram;

import org.jspecify.annotations.NullMarked;

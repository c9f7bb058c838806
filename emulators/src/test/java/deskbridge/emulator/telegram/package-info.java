/** The emulated Telegram against the documented behaviour of the real one. */
@NullMarked
package deskbridge.emulator.telegram;

import org.jspecify.annotations.NullMarked;

/** Tests of the emulated Okdesk. */
@NullMarked
package deskbridge.emulator.okdesk;

import org.jspecify.annotations.NullMarked;

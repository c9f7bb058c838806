/** Tests of what the emulators share. */
@NullMarked
package deskbridge.emulator;

import org.jspecify.annotations.NullMarked;

/**
 * The same play in every system: what people do in a messenger and in a ticket system, whatever it is called. Tests and the
 * chaos run say once what shall happen, and it happens in any pair of emulators.
 */
@NullMarked
package deskbridge.emulator.play;

import org.jspecify.annotations.NullMarked;

/** Tests of the Pachca emulator over real HTTP. */
@NullMarked
package deskbridge.emulator.pachca;

import org.jspecify.annotations.NullMarked;

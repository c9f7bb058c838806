/** Moves events along their road: stores, reads, decides, sends, records. Owns no threads: {@code drain} is the one way work is done. */
@NullMarked
package deskbridge.engine;

import org.jspecify.annotations.NullMarked;

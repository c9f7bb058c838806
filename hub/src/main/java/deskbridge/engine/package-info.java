/** Moves events along their road: stores, reads, decides, sends, records. Owns no threads: see {@link deskbridge.engine.Engine}. */
@NullMarked
package deskbridge.engine;

import org.jspecify.annotations.NullMarked;

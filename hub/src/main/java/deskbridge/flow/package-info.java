/** What follows from what: pure decisions, no input or output. Time, randomness and knowledge are given. */
@NullMarked
package deskbridge.flow;

import org.jspecify.annotations.NullMarked;

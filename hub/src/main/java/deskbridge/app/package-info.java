/** The composition root: commands, wiring, and the only place that knows real time. Nobody knows this package. */
@NullMarked
package deskbridge.app;

import org.jspecify.annotations.NullMarked;

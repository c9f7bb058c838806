/** The command line and the wiring. */
@NullMarked
package deskbridge.app;

import org.jspecify.annotations.NullMarked;

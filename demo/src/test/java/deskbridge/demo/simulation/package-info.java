/** The simulation against what queueing theory knows. */
@NullMarked
package deskbridge.demo.simulation;

import org.jspecify.annotations.NullMarked;

/** A month of a company's requests against measured costs and the remotes' limits: queues in simulated time, no clock, no network. */
@NullMarked
package deskbridge.demo.simulation;

import org.jspecify.annotations.NullMarked;

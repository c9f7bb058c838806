/** The promises of the README, played over real HTTP between the hub and the emulators, on both databases. */
@NullMarked
package deskbridge.scenario;

import org.jspecify.annotations.NullMarked;

/** The sandbox's world: emulated Pachca and Tracker, the people in them, what goes wrong, and whether anything got lost. */
@NullMarked
package deskbridge.demo.world;

import org.jspecify.annotations.NullMarked;

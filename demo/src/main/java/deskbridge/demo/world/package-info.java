/** The sandbox's world: two emulated messengers and two desks, the people in them, what goes wrong, and whether anything got lost. */
@NullMarked
package deskbridge.demo.world;

import org.jspecify.annotations.NullMarked;

/** The sandbox's people, troubles and figures. */
@NullMarked
package deskbridge.demo.world;

import org.jspecify.annotations.NullMarked;

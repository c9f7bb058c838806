/** The hub under demonstration, as the sandbox starts, stops and watches it. */
@NullMarked
package deskbridge.demo.hub;

import org.jspecify.annotations.NullMarked;

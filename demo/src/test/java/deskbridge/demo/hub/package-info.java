/** Hubs for tests of the page. */
@NullMarked
package deskbridge.demo.hub;

import org.jspecify.annotations.NullMarked;

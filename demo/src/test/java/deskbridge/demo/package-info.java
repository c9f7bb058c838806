/** The sandbox as a visitor meets it, in a real browser. */
@NullMarked
package deskbridge.demo;

import org.jspecify.annotations.NullMarked;

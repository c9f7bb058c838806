/** The chaos run itself: a short one of every pair, and what it counts. */
@NullMarked
package deskbridge.demo.chaos;

import org.jspecify.annotations.NullMarked;

/** Proves the promises the hard way: kills the hub while both sides talk, then counts what arrived. */
@NullMarked
package deskbridge.demo.chaos;

import org.jspecify.annotations.NullMarked;

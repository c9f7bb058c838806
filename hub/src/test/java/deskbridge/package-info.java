/** What holds for the hub as a whole. */
@NullMarked
package deskbridge;

import org.jspecify.annotations.NullMarked;

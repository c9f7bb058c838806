/** The vocabulary: what happened, what shall be done, and the things both speak of. Knows nobody outside. */
@NullMarked
package deskbridge.domain;

import org.jspecify.annotations.NullMarked;

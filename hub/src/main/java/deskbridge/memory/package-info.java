/** What may be forgotten at any time, and is before it fills the memory. Knows nobody. */
@NullMarked
package deskbridge.memory;

import org.jspecify.annotations.NullMarked;

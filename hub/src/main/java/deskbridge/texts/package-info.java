/** What people read, in their language. */
@NullMarked
package deskbridge.texts;

import org.jspecify.annotations.NullMarked;

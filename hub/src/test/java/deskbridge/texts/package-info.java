/** What people read, in both languages. */
@NullMarked
package deskbridge.texts;

import org.jspecify.annotations.NullMarked;

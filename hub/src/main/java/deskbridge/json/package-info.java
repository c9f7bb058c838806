/** How JSON is read and written, the same everywhere. */
@NullMarked
package deskbridge.json;

import org.jspecify.annotations.NullMarked;

/** JSON with long texts. */
@NullMarked
package deskbridge.json;

import org.jspecify.annotations.NullMarked;

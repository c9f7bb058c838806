/** Settings as operators write them, right and wrong. */
@NullMarked
package deskbridge.settings;

import org.jspecify.annotations.NullMarked;

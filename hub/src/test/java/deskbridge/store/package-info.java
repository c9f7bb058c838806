/** What every store promises, whatever database it stands on. */
@NullMarked
package deskbridge.store;

import org.jspecify.annotations.NullMarked;

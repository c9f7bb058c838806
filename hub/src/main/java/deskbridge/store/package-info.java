/** What must be remembered, and the promises about it. Implemented in {@code store.jdbc}. */
@NullMarked
package deskbridge.store;

import org.jspecify.annotations.NullMarked;

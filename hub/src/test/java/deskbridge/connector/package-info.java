/** What tests of connectors have in common. */
@NullMarked
package deskbridge.connector;

import org.jspecify.annotations.NullMarked;

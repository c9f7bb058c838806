/** What the engine asks of every connector, channel and desk. */
@NullMarked
package deskbridge.connector;

import org.jspecify.annotations.NullMarked;

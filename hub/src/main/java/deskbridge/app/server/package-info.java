/** Serves handlers over HTTP. */
@NullMarked
package deskbridge.app.server;

import org.jspecify.annotations.NullMarked;

/** The server against real sockets. */
@NullMarked
package deskbridge.app.server;

import org.jspecify.annotations.NullMarked;

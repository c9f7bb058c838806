/** The HTTP client against real sockets: what it sends, and what it makes of every kind of silence. */
@NullMarked
package deskbridge.rest;

import org.jspecify.annotations.NullMarked;

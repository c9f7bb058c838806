/** Neutral requests, routes and the flood guard. */
@NullMarked
package deskbridge.http;

import org.jspecify.annotations.NullMarked;

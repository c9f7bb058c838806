/** What an operator sees: health, metrics, failures, the path of an event. */
@NullMarked
package deskbridge.admin;

import org.jspecify.annotations.NullMarked;

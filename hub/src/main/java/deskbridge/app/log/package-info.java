/** How the hub logs: plainly on a terminal, as JSON elsewhere, and never a secret. */
@NullMarked
package deskbridge.app.log;

import org.jspecify.annotations.NullMarked;

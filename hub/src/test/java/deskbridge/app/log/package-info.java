/** What a log line may show. */
@NullMarked
package deskbridge.app.log;

import org.jspecify.annotations.NullMarked;

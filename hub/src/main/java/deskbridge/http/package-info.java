/** HTTP without a server in sight: neutral requests and responses, so that a server and a cloud function share one hub. */
@NullMarked
package deskbridge.http;

import org.jspecify.annotations.NullMarked;

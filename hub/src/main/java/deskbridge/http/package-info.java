/** HTTP without a server in sight: neutral requests and responses, so that no part of the hub knows who serves them. */
@NullMarked
package deskbridge.http;

import org.jspecify.annotations.NullMarked;

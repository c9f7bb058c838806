/** Tests of the Okdesk desk. */
@NullMarked
package deskbridge.desk.okdesk;

import org.jspecify.annotations.NullMarked;

/** Okdesk as a desk (facts: okdesk). */
@NullMarked
package deskbridge.desk.okdesk;

import org.jspecify.annotations.NullMarked;

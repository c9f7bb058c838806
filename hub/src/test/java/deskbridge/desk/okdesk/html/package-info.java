/** Tests of Okdesk's texts. */
@NullMarked
package deskbridge.desk.okdesk.html;

import org.jspecify.annotations.NullMarked;

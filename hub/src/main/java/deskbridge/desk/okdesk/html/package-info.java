/** Okdesk's texts: HTML as people, mail programs and the hub write it. */
@NullMarked
package deskbridge.desk.okdesk.html;

import org.jspecify.annotations.NullMarked;

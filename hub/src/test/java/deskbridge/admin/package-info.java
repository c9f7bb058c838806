/** The admin listener against strangers. */
@NullMarked
package deskbridge.admin;

import org.jspecify.annotations.NullMarked;

/** The page's server and texts. */
@NullMarked
package deskbridge.demo.page;

import org.jspecify.annotations.NullMarked;

/** Hostile input by the hundred thousand: deliveries that were real before they were damaged, sent to the real listener. */
@NullMarked
package deskbridge.demo.fuzz;

import org.jspecify.annotations.NullMarked;

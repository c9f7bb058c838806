/** The channel to Pachca: threads, cards with buttons, forms and files. */
@NullMarked
package deskbridge.channel.pachca;

import org.jspecify.annotations.NullMarked;

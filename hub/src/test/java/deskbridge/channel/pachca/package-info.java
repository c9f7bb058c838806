/** The channel to Pachca against an emulated workspace: what it understands, what it writes, and what it makes of trouble. */
@NullMarked
package deskbridge.channel.pachca;

import org.jspecify.annotations.NullMarked;

/** Tests of all decisions: plain values in, plain values out. */
@NullMarked
package deskbridge.flow;

import org.jspecify.annotations.NullMarked;

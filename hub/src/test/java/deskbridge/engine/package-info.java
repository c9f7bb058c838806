/** Tests of the engine. */
@NullMarked
package deskbridge.engine;

import org.jspecify.annotations.NullMarked;

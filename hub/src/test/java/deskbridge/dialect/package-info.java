/** Every conversion between a messenger's texts and a desk's, judged by the emulators: nothing refused, cut or changed. */
@NullMarked
package deskbridge.dialect;

import org.jspecify.annotations.NullMarked;

/** Tests of the vocabulary. */
@NullMarked
package deskbridge.domain;

import org.jspecify.annotations.NullMarked;

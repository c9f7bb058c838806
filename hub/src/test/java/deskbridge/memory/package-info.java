/** What is forgotten, when, and for what. */
@NullMarked
package deskbridge.memory;

import org.jspecify.annotations.NullMarked;

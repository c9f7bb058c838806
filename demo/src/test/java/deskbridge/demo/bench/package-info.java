/** The measurements' own instruments; no timing passes or fails a test. */
@NullMarked
package deskbridge.demo.bench;

import org.jspecify.annotations.NullMarked;

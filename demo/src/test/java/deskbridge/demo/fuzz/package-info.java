/** A short run of the fuzzer. */
@NullMarked
package deskbridge.demo.fuzz;

import org.jspecify.annotations.NullMarked;

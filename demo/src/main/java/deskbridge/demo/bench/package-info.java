/** Measures the hub on this machine: figures are ratios within one run, and never pass or fail a test. */
@NullMarked
package deskbridge.demo.bench;

import org.jspecify.annotations.NullMarked;

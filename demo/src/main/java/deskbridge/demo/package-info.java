/** The sandbox, the chaos run and the load generator. */
@NullMarked
package deskbridge.demo;

import org.jspecify.annotations.NullMarked;

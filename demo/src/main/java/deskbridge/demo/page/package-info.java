/** The sandbox's page: what a visitor sees of messenger, hub and desk, and what he does there. */
@NullMarked
package deskbridge.demo.page;

import org.jspecify.annotations.NullMarked;

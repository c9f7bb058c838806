/**
 * A stateful stand-in for Pachca: the REST API under {@code /api/shared/v1}, file storage, outgoing webhooks, forms, and
 * the actions of people. Strict where the Pachca docs are, and says in a comment where they are silent.
 */
@NullMarked
package deskbridge.emulator.pachca;

import org.jspecify.annotations.NullMarked;

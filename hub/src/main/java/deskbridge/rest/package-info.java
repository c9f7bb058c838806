/** Calls to remote HTTP APIs: every answer is a value, every missing answer says whether the remote may have acted. */
@NullMarked
package deskbridge.rest;

import org.jspecify.annotations.NullMarked;

/** What every emulator shares: a loopback server, a journal of requests and scripted faults. */
@NullMarked
package deskbridge.emulator;

import org.jspecify.annotations.NullMarked;

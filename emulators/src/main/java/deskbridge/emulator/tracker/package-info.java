/**
 * A strict, stateful stand-in for Yandex Tracker (facts: yandex-tracker): issues, comments, transitions, files,
 * search, triggers that post webhooks, and the token exchange of service accounts. {@link
 * deskbridge.emulator.tracker.TrackerEmulator} is the way in.
 */
@NullMarked
package deskbridge.emulator.tracker;

import org.jspecify.annotations.NullMarked;

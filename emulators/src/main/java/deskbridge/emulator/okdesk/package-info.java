/**
 * A strict, stateful stand-in for Okdesk (facts: okdesk): issues, comments, statuses, files behind short-lived links,
 * ratings, contacts, companies, and webhooks in every form that has been seen. Where the sources disagree the form is
 * a switch of {@link deskbridge.emulator.okdesk.OkdeskSettings}. {@link deskbridge.emulator.okdesk.OkdeskEmulator} is
 * the way in.
 */
@NullMarked
package deskbridge.emulator.okdesk;

import org.jspecify.annotations.NullMarked;

/**
 * A strict, stateful stand-in for the Yandex 360 Directory (facts: yandex-tracker §14): users, departments and groups
 * of an organisation.
 */
@NullMarked
package deskbridge.emulator.yandex360;

import org.jspecify.annotations.NullMarked;

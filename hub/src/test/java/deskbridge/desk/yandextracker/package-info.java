/** Tests of the Yandex Tracker desk. */
@NullMarked
package deskbridge.desk.yandextracker;

import org.jspecify.annotations.NullMarked;

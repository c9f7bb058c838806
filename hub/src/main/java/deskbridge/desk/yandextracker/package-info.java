/** Yandex Tracker as a desk: {@link deskbridge.desk.yandextracker.TrackerDesk} is the way in. */
@NullMarked
package deskbridge.desk.yandextracker;

import org.jspecify.annotations.NullMarked;

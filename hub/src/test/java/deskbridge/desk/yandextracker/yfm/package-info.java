/** Tests of Tracker's markup. */
@NullMarked
package deskbridge.desk.yandextracker.yfm;

import org.jspecify.annotations.NullMarked;

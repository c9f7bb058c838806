/** Yandex Flavored Markdown as Tracker writes it, with what is left of its older wiki markup, to and from rich text. */
@NullMarked
package deskbridge.desk.yandextracker.yfm;

import org.jspecify.annotations.NullMarked;

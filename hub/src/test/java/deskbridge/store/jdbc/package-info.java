/** The store's promises, proven on SQLite and PostgreSQL. */
@NullMarked
package deskbridge.store.jdbc;

import org.jspecify.annotations.NullMarked;

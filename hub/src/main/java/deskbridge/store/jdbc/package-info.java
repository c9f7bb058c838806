/** The store on SQLite and PostgreSQL. Nobody but the composition root names anything of this package. */
@NullMarked
package deskbridge.store.jdbc;

import org.jspecify.annotations.NullMarked;

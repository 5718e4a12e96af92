/**
 * One SQLite file as galleries need it: connections, transactions, locks between threads, what its errors mean, and how removed
 * values leave its pages. Knows no tables. Start at {@link dev.isogon.internal.gallery.store.sqlite.Database}.
 */
@NullMarked
package dev.isogon.internal.gallery.store.sqlite;

import org.jspecify.annotations.NullMarked;

/**
 * How anything gets onto the disk and back: whole files and folders or none, locks, checksums, strict JSON.
 *
 * <p>Not here: what is written. Start at {@link dev.isogon.internal.store.AtomicFile}.
 */
@NullMarked
package dev.isogon.internal.store;

import org.jspecify.annotations.NullMarked;

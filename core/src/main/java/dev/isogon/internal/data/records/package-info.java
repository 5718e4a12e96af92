/**
 * Images in MXNet's RecordIO, {@code .rec} with its {@code .idx}: where each record lies and what its header says. Records
 * are read one by one, when they are needed; such files are larger than memory.
 *
 * <p>Plain Java. Not here: what is done with images. Start at {@link dev.isogon.internal.data.records.RecordListing}.
 */
@NullMarked
package dev.isogon.internal.data.records;

import org.jspecify.annotations.NullMarked;

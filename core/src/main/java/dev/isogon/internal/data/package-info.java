/**
 * Labelled images: reading them from files, checking them, setting some aside, and handing them over in batches.
 *
 * <p>Plain Java. Not here: tensors, networks, what is done with a batch. Start at {@link dev.isogon.internal.data.Sources}, which
 * says what data is; then {@link dev.isogon.internal.data.ImageSet} and {@link dev.isogon.internal.data.BatchFeed}.
 */
@NullMarked
package dev.isogon.internal.data;

import org.jspecify.annotations.NullMarked;

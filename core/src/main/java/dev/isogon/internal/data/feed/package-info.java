/**
 * Images on their way into a network: in an order, prepared, batch by batch.
 *
 * <p>Not here: tensors; what images are (source). Start at {@link dev.isogon.internal.data.feed.BatchFeed}.
 */
@NullMarked
package dev.isogon.internal.data.feed;

import org.jspecify.annotations.NullMarked;

/**
 * Labelled images in memory: {@link dev.isogon.internal.data.ImageSet}, and a {@link dev.isogon.internal.data.Dataset} of them.
 *
 * <p>Plain Java. Not here: how they come from files (source, files, image), which are set aside (split, identities), how they
 * reach a network (feed). Start at {@link dev.isogon.internal.data.source.Sources}, which says what data is.
 */
@NullMarked
package dev.isogon.internal.data;

import org.jspecify.annotations.NullMarked;

/**
 * A trained model as a folder: what it is, its weights, its prototypes, its classes; or a head and the network under it
 * ({@link dev.isogon.internal.model.trained.HeadFolder}).
 *
 * <p>Not here: how it was trained (experiment), what it is used for. Start at {@link dev.isogon.internal.model.trained.ModelFolder}.
 */
@NullMarked
package dev.isogon.internal.model.trained;

import org.jspecify.annotations.NullMarked;

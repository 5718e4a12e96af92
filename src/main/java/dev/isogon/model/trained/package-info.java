/**
 * A trained model as a folder: what it is, its weights, its prototypes, its classes.
 *
 * <p>Not here: how it was trained (study), what it is used for. Start at {@link dev.isogon.model.trained.ModelFolder}.
 */
@NullMarked
package dev.isogon.model.trained;

import org.jspecify.annotations.NullMarked;

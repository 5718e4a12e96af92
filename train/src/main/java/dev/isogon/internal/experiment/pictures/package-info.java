/**
 * What the runs of a comparison made of each test image, and small pictures that show it.
 *
 * <p>Not here: how a page shows them (report). Start at {@link dev.isogon.internal.experiment.pictures.StudyPictures}.
 */
@NullMarked
package dev.isogon.internal.experiment.pictures;

import org.jspecify.annotations.NullMarked;

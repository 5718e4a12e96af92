/**
 * Small pictures of a comparison's or an evaluation's images, and the lists that say which of them a page shows.
 *
 * <p>Not here: how a page shows them (report), and what runs made of images (experiment.predictions). Start at {@link
 * dev.isogon.internal.experiment.pictures.StudyPictures}.
 */
@NullMarked
package dev.isogon.internal.experiment.pictures;

import org.jspecify.annotations.NullMarked;

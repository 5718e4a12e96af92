/**
 * Parts of pages that show images and what they were taken for: mistakes, confusions, the hardest pairs, training images.
 *
 * <p>Not here: what was found (experiment.predictions, experiment.pictures), and HTML (report.page). Start at {@link
 * dev.isogon.internal.report.sections.MisclassifiedSection}.
 */
@NullMarked
package dev.isogon.internal.report.sections;

import org.jspecify.annotations.NullMarked;

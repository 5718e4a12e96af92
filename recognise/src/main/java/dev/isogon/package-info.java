/**
 * The door to recognition: enrol people or things and say who is in an image, embed with models of any origin, and find faces.
 *
 * <ul>
 *   <li>{@link dev.isogon.Gallery}: enrolled subjects; its {@link dev.isogon.Answer} is a name, unknown, or not judged, with the
 *       {@link dev.isogon.Decision} that led there; {@link dev.isogon.EnrolmentOutcome} says what an enrolment did.
 *   <li>{@link dev.isogon.Model}: a network in ONNX, by name or path, which embeds images.
 *   <li>{@link dev.isogon.Faces}: every {@link dev.isogon.Face} of a picture, and where it is.
 * </ul>
 */
@NullMarked
package dev.isogon;

import org.jspecify.annotations.NullMarked;

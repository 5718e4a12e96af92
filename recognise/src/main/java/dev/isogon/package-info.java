/**
 * The door to recognition: embed with models of any origin, and find faces.
 *
 * <ul>
 *   <li>{@link dev.isogon.Model}: a network in ONNX, by name or path, which embeds images.
 *   <li>{@link dev.isogon.Faces}: every {@link dev.isogon.Face} of a picture, and where it is.
 * </ul>
 */
@NullMarked
package dev.isogon;

import org.jspecify.annotations.NullMarked;

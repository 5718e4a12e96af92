/**
 * Faces in pictures: where they are, and cut out upright and of one size; and the built-in network that embeds them. ONNX Runtime
 * is used by way of {@code embed} alone. Start at {@link dev.isogon.internal.face.FaceFraming} or {@link
 * dev.isogon.internal.face.FaceFinder}; {@link dev.isogon.internal.face.FaceNetwork} is the embedder.
 */
@NullMarked
package dev.isogon.internal.face;

import org.jspecify.annotations.NullMarked;

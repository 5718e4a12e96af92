/**
 * Networks, trained here or of weights that came as a file, as files in ONNX, which other programs
 * compute too, and heads with the network under them ({@link dev.isogon.internal.loop.export.HeadExport}); none is written that does not compute what the engine does.
 *
 * <p>Not here: what a network is as a graph, which it says itself ({@code model.graph}). Start at {@link
 * dev.isogon.internal.loop.export.OnnxExport}.
 */
@NullMarked
package dev.isogon.internal.loop.export;

import org.jspecify.annotations.NullMarked;

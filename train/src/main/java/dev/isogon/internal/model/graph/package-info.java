/**
 * How a network describes itself as an ONNX graph, for evaluation: what its layers may say of themselves, one word an operation.
 *
 * <p>Not here: the file's format ({@code onnx}), who writes one (loop). Start at {@link
 * dev.isogon.internal.model.graph.NetworkGraph}.
 */
@NullMarked
package dev.isogon.internal.model.graph;

import org.jspecify.annotations.NullMarked;

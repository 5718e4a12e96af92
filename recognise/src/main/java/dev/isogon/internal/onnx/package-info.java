/**
 * ONNX files as bytes: what one says of its inputs, outputs and metadata, new ones written,
 * and one put inside another ({@link dev.isogon.internal.onnx.OnnxInside}). Nothing is computed here. Start at
 * {@link dev.isogon.internal.onnx.OnnxGraph}. Numbers of fields: onnx.proto of ONNX.
 */
@NullMarked
package dev.isogon.internal.onnx;

import org.jspecify.annotations.NullMarked;

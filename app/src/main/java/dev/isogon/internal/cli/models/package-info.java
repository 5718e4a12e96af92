/**
 * What MODEL is, wherever it lies, and how it is opened; and weights of others as a file in ONNX. Start at {@link dev.isogon.internal.cli.models.GivenModel}.
 *
 * <p>Not here: how a model computes (loop, embed), how it is kept (model.trained, models).
 */
@NullMarked
package dev.isogon.internal.cli.models;

import org.jspecify.annotations.NullMarked;

/**
 * Tensors by name in files: safetensors read and written, PyTorch's read.
 *
 * <p>Not here: which tensors a network wants ({@link dev.isogon.internal.model.Weights}), and how PyTorch's files are read without running
 * them ({@link dev.isogon.internal.data.pickle}). Start at {@link dev.isogon.internal.model.tensors.TensorFile}.
 */
@NullMarked
package dev.isogon.internal.model.tensors;

import org.jspecify.annotations.NullMarked;

/**
 * Python's pickles, read as data: what one holds of numbers, truth values, strings, lists, NumPy arrays and PyTorch's tensors. Nothing
 * in it is run.
 *
 * <p>Plain Java. Not here: what the values mean. Start at {@link dev.isogon.internal.data.pickle.Pickle}; files of PyTorch's are
 * {@link dev.isogon.internal.data.pickle.TorchFile}.
 */
@NullMarked
package dev.isogon.internal.data.pickle;

import org.jspecify.annotations.NullMarked;

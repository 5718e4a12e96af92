/**
 * Python's pickles, read as data: what one holds of numbers, truth values, strings, lists and NumPy arrays. Nothing in it is
 * run.
 *
 * <p>Plain Java. Not here: what the values mean. Start at {@link dev.isogon.internal.data.pickle.Pickle}.
 */
@NullMarked
package dev.isogon.internal.data.pickle;

import org.jspecify.annotations.NullMarked;

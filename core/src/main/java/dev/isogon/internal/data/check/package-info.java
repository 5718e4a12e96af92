/**
 * What is to be known about data before anything is trained on it: classes, sizes, formats, files left out, the same
 * picture twice.
 *
 * <p>Records come out. Not here: how they are shown. Start at {@link dev.isogon.internal.data.check.DataCheck}.
 */
@NullMarked
package dev.isogon.internal.data.check;

import org.jspecify.annotations.NullMarked;

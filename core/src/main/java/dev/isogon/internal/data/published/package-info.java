/**
 * Data sets in the layout that they were published in: their own lists and names of files say which images there are, whose
 * they are, which are trained on, and who searches for whom.
 *
 * <p>Not here: folders of class folders and tables, which anybody may write (files). Start at {@link
 * dev.isogon.internal.data.published.PublishedSets}.
 */
@NullMarked
package dev.isogon.internal.data.published;

import org.jspecify.annotations.NullMarked;

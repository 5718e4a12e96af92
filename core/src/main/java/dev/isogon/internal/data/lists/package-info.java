/**
 * Images that a text file names with their labels: tables with a header, and lists without one, as other programs write them.
 *
 * <p>Not here: how text and columns are read ({@link dev.isogon.internal.data.text}). Start at {@link
 * dev.isogon.internal.data.lists.TableListing}.
 */
@NullMarked
package dev.isogon.internal.data.lists;

import org.jspecify.annotations.NullMarked;

/**
 * What data is, and opening it: folders of images, tables, IDX and MXNet files become one {@code Dataset}.
 *
 * <p>Not here: files and their listings (files, records), pixels (image). Start at {@link dev.isogon.internal.data.source.Sources}.
 */
@NullMarked
package dev.isogon.internal.data.source;

import org.jspecify.annotations.NullMarked;

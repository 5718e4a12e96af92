/**
 * Folders of images as people have them: which are classes, which are parts, and which are neither.
 *
 * <p>Not here: how files are decoded (the package files), and layouts that a file of their own describes. Start at {@link
 * dev.isogon.internal.data.folders.FolderListing}, then {@link dev.isogon.internal.data.folders.Layout}.
 */
@NullMarked
package dev.isogon.internal.data.folders;

import org.jspecify.annotations.NullMarked;

/**
 * Galleries that know good parts only, on textures that are drawn here with and without defects: {@link
 * dev.isogon.internal.gallery.texture.TextureFolders} writes the images, {@link
 * dev.isogon.internal.gallery.texture.DefectFigures} counts what was refused. Start at {@link
 * dev.isogon.internal.gallery.texture.Surface}.
 */
@NullMarked
package dev.isogon.internal.gallery.texture;

import org.jspecify.annotations.NullMarked;

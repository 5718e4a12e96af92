package dev.isogon.internal.data.folders;

import dev.isogon.internal.data.files.ImageFile.Part;

/**
 * A folder of one class of one part, as they lie right below the data or its parts.
 *
 * @param className its name there
 */
record ClassFolder(String className, Part part, FolderTree folder) {}

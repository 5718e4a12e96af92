package dev.isogon.internal.report.page;

import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * An image inside the page.
 *
 * @param address holds the whole file ({@code data:…}); empty for an image that cannot be shown
 * @param alternative what it shows, for who cannot see it
 * @param name what it is called; shows where a pointer rests
 */
public record PageImage(String address, String alternative, String name) {

    private static final String PNG = "data:image/png;base64,";
    private static final String JPEG = "data:image/jpeg;base64,";

    /** A small picture from the folder of a comparison or an evaluation. */
    public static PageImage of(Path folder, ThumbnailFile thumbnail, String alternative) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(StudyPictures.FOLDER).resolve(thumbnail.file()));
        String kind = thumbnail.file().endsWith(".png") ? PNG : JPEG;
        return new PageImage(kind + Base64.getEncoder().encodeToString(bytes), alternative, thumbnail.name());
    }

    /** Whether it is so small that its pixels are to be seen. */
    public boolean isPixels() {
        return address.startsWith(PNG);
    }
}

package dev.isogon.internal.face;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Photographs beside the repository, with what another program makes of them. */
final class GoldenPhotos {

    private GoldenPhotos() {}

    /**
     * A photograph.
     *
     * @param expected detections, the map of the middle face and its embedding
     */
    record Photo(Path file, Picture picture, JsonNode expected) {}

    static List<Photo> all() throws Exception {
        List<Photo> photos = new ArrayList<>();
        for (JsonNode image :
                Json.readTree(SharedFiles.of("models/golden/detections.json")).get("images")) {
            Path name = Path.of(image.get("path").asString()).getFileName();
            Path file = SharedFiles.of("models/golden/images/" + name);
            photos.add(new Photo(file, decoded(file), image));
        }
        return photos;
    }

    static Picture decoded(Path file) throws IOException, UndecodableException {
        return Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT);
    }
}

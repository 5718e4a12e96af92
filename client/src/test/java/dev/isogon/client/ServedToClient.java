package dev.isogon.client;

import dev.isogon.Gallery;
import dev.isogon.Model;
import dev.isogon.internal.testing.ColourModel;
import dev.isogon.metrics.Image;
import dev.isogon.serve.GalleryServer;
import dev.isogon.serve.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server with a gallery {@code colours}, in which red (two images) and blue are enrolled, and the threshold is 0.9. */
final class ServedToClient {

    private ServedToClient() {}

    static GalleryServer start(Path folder, @Nullable Path keys) throws IOException {
        Path gallery = folder.resolve("colours.gallery");
        try (Model model = Model.open(ColourModel.write(folder.resolve("colour")));
                Gallery begun = Gallery.open(gallery, model, new Gallery.Keeping(true, null))) {
            begun.enrol("red", Image.of("1", colour(folder, 200, 0, 0)), Image.of("2", colour(folder, 100, 10, 0)));
            begun.enrol("blue", Image.of("3", colour(folder, 0, 0, 200)));
            begun.setThreshold(0.9);
        }
        return GalleryServer.start(
                new ServerSettings(
                        Map.of("colours", gallery),
                        null,
                        7,
                        new ServerSettings.Listening("localhost", 0, null, null),
                        new ServerSettings.Callers(keys, 0, null),
                        new ServerSettings.Capacity(1, 64, 1)),
                line -> {});
    }

    static byte[] colour(Path folder, int red, int green, int blue) throws IOException {
        return Files.readAllBytes(ColourModel.picture(folder.resolve("colour.ppm"), red, green, blue));
    }
}

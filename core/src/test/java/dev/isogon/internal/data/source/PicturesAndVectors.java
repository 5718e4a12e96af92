package dev.isogon.internal.data.source;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files read and written where the test's own libraries are not: with the JDK's types alone, and errors as their text. */
public final class PicturesAndVectors {

    private PicturesAndVectors() {}

    /** H·W·3 bytes, or why there are none. */
    public static Object decoded(byte[] file) {
        try {
            return Decoder.decode(file, Limits.DEFAULT).pixels();
        } catch (UndecodableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Width and height. */
    public static int[] size(byte[] file) throws UndecodableException {
        return new int[] {Decoder.size(file).width(), Decoder.size(file).height()};
    }

    /** A folder's data: how many images it has, then its notes. */
    public static List<String> opened(Path folder, Path cache) throws IOException {
        Dataset data = Formats.open(
                Sources.named(folder.toString()), new Opening(8, new CacheFolder(cache, 1 << 30), Work.silent()));
        List<String> opened = new ArrayList<>(data.notes());
        opened.add(0, data.train().size() + " images");
        return opened;
    }

    /** Checks, writes and reads a file of embeddings; what the three say, each a sentence or nothing. */
    public static List<String> vectors(Path file) throws IOException {
        return List.of(
                said(() -> VectorFormats.check(file)),
                said(() -> VectorFormats.write(file, new Embeddings(List.of("a"), 2, new float[] {1, 2}))),
                said(() -> VectorFormats.read(file)),
                said(() -> VectorFormats.read(file, List.of("a"), 2)));
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static String said(Deed deed) throws IOException {
        try {
            deed.run();
            return "";
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

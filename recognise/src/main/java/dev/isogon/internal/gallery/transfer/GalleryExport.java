package dev.isogon.internal.gallery.transfer;

import dev.isogon.internal.data.files.FolderNames;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries what is enrolled out of a gallery, whole or not at all. What is written is not encrypted, and has no strangers. */
public final class GalleryExport {

    private final GalleryStore store;

    public GalleryExport(GalleryStore store) {
        this.store = store;
    }

    /**
     * What was written.
     *
     * @param images how many
     * @param without names of images that are not there, since no picture of them is kept
     */
    public record Outcome(long images, List<String> without) {}

    /**
     * Writes embeddings at length 1. In a table {@code path} has the image's name and {@code label} its subject; beside a NumPy
     * array each name is {@code subject/image}, the subject as {@link FolderNames} writes it.
     *
     * @throws SettingsException when nobody is enrolled, or the file's name says no format
     */
    public Outcome embeddings(Path file) throws IOException {
        VectorFormats.check(file);
        Map<Long, String> subjects = new HashMap<>();
        store.reading().forEachSubject(each -> subjects.put(each.id(), each.name()));
        Map<Long, StoredImage> images = new HashMap<>();
        store.reading().forEachImage(each -> images.put(each.id(), each));
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<float[]> units = new ArrayList<>();
        store.reading().forEachEmbedding(0, (image, subject, unit) -> {
            StoredImage of = images.get(image);
            String label = subjects.get(subject);
            if (of != null && label != null) { // enrolled meanwhile
                names.add(VectorFormats.isNumpy(file) ? FolderNames.of(label) + "/" + last(of.name()) : of.name());
                labels.add(label);
                units.add(unit);
            }
        });
        if (units.isEmpty()) {
            throw new SettingsException(
                    "gallery", "has nothing to be exported: nobody is enrolled in " + store.folder());
        }
        VectorFormats.write(file, new Embeddings(names, units.get(0).length, joined(units)), labels);
        return new Outcome(units.size(), List.of());
    }

    private static float[] joined(List<float[]> units) {
        int dimensions = units.get(0).length;
        float[] values = new float[Math.multiplyExact(units.size(), dimensions)];
        for (int i = 0; i < units.size(); i++) {
            System.arraycopy(units.get(i), 0, values, i * dimensions, dimensions);
        }
        return values;
    }

    /** What stands behind the last slash of a path. */
    static String last(String name) {
        String path = name.replace('\\', '/');
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? "image" : last;
    }

    /**
     * Writes the kept pictures, in a folder for each subject, named as {@link FolderNames} says.
     *
     * @param folder free, or an empty one
     * @throws SettingsException when no pictures are kept, something is in the folder, or a name is too long for one
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; nothing is written then
     */
    public Outcome pictures(Path folder, Work work) throws IOException {
        if (!store.facts().pictures()) {
            throw new SettingsException(
                    "gallery",
                    "keeps no pictures, so that none can be exported from " + store.folder()
                            + ". Export its embeddings to a file in .npy, .parquet or .csv");
        }
        if (!AtomicFolder.isFree(folder)) {
            throw new SettingsException(folder + " holds something already; name a new folder or an empty one");
        }
        List<String> without = new ArrayList<>();
        long[] written = new long[1];
        AtomicFolder.write(folder.toAbsolutePath().normalize(), beside -> {
            FolderNames names = new FolderNames();
            List<Subject> subjects = store.reading().subjects();
            for (int i = 0; i < subjects.size(); i++) {
                work.at("exporting", i, subjects.size());
                work.check();
                Subject each = subjects.get(i);
                Path own = Files.createDirectory(beside.resolve(fitting(names.free(each.name()), each.name())));
                written[0] += subject(each, own, without);
            }
        });
        return new Outcome(written[0], without);
    }

    private static String fitting(String name, String subject) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > FolderNames.LONGEST) {
            throw new SettingsException(
                    "subject",
                    "cannot be a folder's name, which has " + FolderNames.LONGEST + " bytes at most, not " + bytes
                            + ": " + subject + ". Rename that subject, or export embeddings to a file");
        }
        return name;
    }

    private long subject(Subject subject, Path folder, List<String> without) throws IOException {
        GalleryReading reading = store.reading();
        FolderNames names = new FolderNames();
        long written = 0;
        for (StoredImage each : reading.images(subject.id())) {
            Optional<byte[]> picture = reading.picture(each.id());
            if (picture.isPresent()) {
                // The number keeps images of one name apart.
                String name = names.free(stem(last(each.name())) + "-" + each.id());
                Files.write(folder.resolve(name + ".jpg"), picture.get());
                written++;
            } else {
                without.add(each.name());
            }
        }
        return written;
    }

    /** Without its ending, and short enough. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        int most = FolderNames.LONGEST / 12; // of a character's four bytes each may become three
        return stem.codePointCount(0, stem.length()) > most
                ? stem.substring(0, stem.offsetByCodePoints(0, most))
                : stem;
    }
}

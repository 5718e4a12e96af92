package dev.isogon.internal.gallery.transfer;

import dev.isogon.internal.data.files.FolderNames;
import dev.isogon.internal.data.vectors.ReadVectors;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.gallery.store.Enrolled;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.store.values.Names;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings embeddings of a file into a gallery, some at a time: an embedding that its subject has already is not added again, so that
 * going on after an interruption adds the rest. Nobody can tell from numbers which network gave them.
 */
public final class EmbeddingImport {

    /** Kept by one transaction. */
    private static final int TOGETHER = 2_000;

    /** Of the squared length: what is so near to 1 stays as it is, bit for bit. */
    private static final double UNIT = 1e-6;

    private final Path file;
    private final Embeddings vectors;
    private final List<String> subjects;

    private EmbeddingImport(Path file, Embeddings vectors, List<String> subjects) {
        this.file = file;
        this.vectors = vectors;
        this.subjects = subjects;
    }

    /**
     * What came of it.
     *
     * @param added how many are new
     * @param present how many their subjects had already
     * @param subjects how many there are in the file
     * @param strangersLeft identities that are strangers no more, since they are enrolled
     */
    public record Outcome(int added, int present, int subjects, List<String> strangersLeft) {}

    /**
     * Reads embeddings; whose each is says the column {@code label}, or the folder in its name.
     *
     * @throws BrokenFileException when a row is not finite or zero, or does not say whose it is
     */
    public static EmbeddingImport read(Path file) throws IOException {
        ReadVectors read = VectorFormats.read(file, VectorColumns.DEFAULT);
        Embeddings vectors = read.vectors();
        List<String> labels = read.labels();
        List<String> subjects = new ArrayList<>();
        for (int row = 0; row < vectors.size(); row++) {
            subjects.add(Names.subject(
                    labels == null ? folder(file, row, vectors.names().get(row)) : labels.get(row)));
            if (squared(vectors, row) == 0) {
                throw new BrokenFileException(
                        file,
                        "has zeros in embedding " + (row + 1) + " ("
                                + vectors.names().get(row)
                                + "), as programs write them where they found nothing. Take that row out");
            }
        }
        return new EmbeddingImport(file, vectors, subjects);
    }

    private static String folder(Path file, int row, String name) {
        String[] parts = name.replace('\\', '/').split("/", -1);
        if (parts.length < 2 || parts[parts.length - 2].isBlank()) {
            throw new BrokenFileException(
                    file,
                    "does not say whose embedding " + (row + 1) + " is: \"" + name
                            + "\" lies in no folder. Name it SUBJECT/IMAGE, or give a table with a column label");
        }
        return FolderNames.text(parts[parts.length - 2]);
    }

    private static double squared(Embeddings vectors, int row) {
        double squared = 0;
        for (int i = row * vectors.dimensions(); i < (row + 1) * vectors.dimensions(); i++) {
            squared += (double) vectors.values()[i] * vectors.values()[i];
        }
        return squared;
    }

    /**
     * Refuses embeddings that are not of a model.
     *
     * @param dimensions of that model's embeddings
     */
    public void checkDimensions(int dimensions) {
        if (vectors.dimensions() != dimensions) {
            throw new BrokenFileException(
                    file,
                    "has embeddings of " + vectors.dimensions() + " numbers, but the gallery's model gives "
                            + dimensions + ". They are of another network: name that one where the gallery is begun");
        }
    }

    /**
     * Adds them all.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; what was kept before stays
     */
    public Outcome into(GalleryStore store, Work work) throws IOException {
        checkDimensions(store.facts().model().dimensions());
        Map<String, Set<String>> there = present(store);
        Set<String> strangersLeft = new LinkedHashSet<>();
        int added = 0;
        for (int from = 0; from < vectors.size(); from += TOGETHER) {
            work.at("importing", from, vectors.size());
            work.check();
            Map<String, List<NewImage>> some = new LinkedHashMap<>();
            for (int row = from; row < Math.min(vectors.size(), from + TOGETHER); row++) {
                NewImage image = image(row);
                if (!there.getOrDefault(subjects.get(row), Set.of()).contains(image.content())) {
                    some.computeIfAbsent(subjects.get(row), none -> new ArrayList<>())
                            .add(image);
                }
            }
            if (!some.isEmpty()) {
                Enrolled enrolled = store.writing().enrolAll(some);
                added += enrolled.added();
                strangersLeft.addAll(enrolled.formerStrangers());
            }
        }
        return new Outcome(
                added,
                vectors.size() - added,
                (int) subjects.stream().distinct().count(),
                List.copyOf(strangersLeft));
    }

    /** Checksums of embeddings by subject: an image that was exported from here has its file's checksum, not this one. */
    private static Map<String, Set<String>> present(GalleryStore store) throws IOException {
        Map<Long, String> names = new HashMap<>();
        for (Subject each : store.reading().subjects()) {
            names.put(each.id(), each.name());
        }
        Map<String, Set<String>> present = new HashMap<>();
        store.reading()
                .forEachEmbedding(
                        0,
                        (image, subject, unit) -> present.computeIfAbsent(
                                        names.getOrDefault(subject, ""), none -> new HashSet<>())
                                .add(checksum(unit)));
        return present;
    }

    private NewImage image(int row) {
        float[] unit = vectors.row(row);
        double squared = squared(vectors, row);
        if (Math.abs(squared - 1) > UNIT) {
            double length = Math.sqrt(squared);
            for (int k = 0; k < unit.length; k++) {
                unit[k] = (float) (unit[k] / length);
            }
        }
        // How large the face was is not known: 0.
        return new NewImage(vectors.names().get(row), checksum(unit), 0, unit, null);
    }

    private static String checksum(float[] unit) {
        ByteBuffer bytes = ByteBuffer.allocate(unit.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(unit);
        return new Sha256().add(bytes.array()).hex();
    }
}

package dev.isogon.internal.data.check;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.check.CheckReport.ClassCount;
import dev.isogon.internal.data.check.Sizes.Named;
import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.duplicates.Fingerprint;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Listings;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads all images of some data, each once, and says what is to be known about them. */
public final class DataCheck {

    private final String name;
    private final Source source;
    private final Framing framing;
    private final Work work;

    private DataCheck(String name, Source source, Framing framing, Work work) {
        this.name = name;
        this.source = source;
        this.framing = framing;
        this.work = work;
    }

    /**
     * Checks data that can be trained on. Images keep their size; nothing is written.
     *
     * @throws dev.isogon.metrics.SettingsException when it cannot
     * @throws dev.isogon.metrics.BrokenFileException when it cannot be data, such as a folder with one class
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public static CheckReport of(DataSource data, Work work) throws IOException {
        return of(data, Framing.WHOLE, work);
    }

    /**
     * The same, and what a network would see of each picture.
     *
     * @param framing what that is
     * @throws dev.isogon.metrics.SettingsException also when images lie as pixels, which have nothing to be framed
     */
    public static CheckReport of(DataSource data, Framing framing, Work work) throws IOException {
        if (!data.hasImageFiles()) {
            if (framing != Framing.WHOLE) {
                throw new SettingsException(
                        "model.crop", "must be none for pixels that are no files, which are no photographs of people");
            }
            Dataset dataset = Formats.open(data, Opening.at(1));
            return new DataCheck(dataset.name(), PixelSource.of(dataset), framing, work).report();
        }
        return new DataCheck(Sources.name(data), new FileSource(Listings.of(data)), framing, work).report();
    }

    private CheckReport report() throws IOException {
        LeftOut leftOut = source.leftOut();
        Inspection inspection = Inspection.of(source, leftOut, work);
        int[] good = inspection.good();
        Duplicates duplicates = Duplicates.of(
                inspection.contents(),
                IntStream.range(0, source.size())
                        .mapToObj(i -> fingerprint(inspection, i))
                        .toArray(Fingerprint[]::new),
                IntStream.range(0, source.size()).map(source::label).toArray(),
                IntStream.range(0, source.size()).mapToObj(source::part).toList());
        List<ClassCount> classes = classes(good);
        PictureSelection pictures = PictureSelection.of(source, good, duplicates, work);
        return new CheckReport(
                name,
                classes,
                Arrays.stream(good).anyMatch(i -> source.part(i) != Part.TRAIN),
                formats(inspection, good),
                good.length == 0 ? Optional.empty() : Optional.of(sizes(inspection, good)),
                new LinkedHashMap<>(leftOut.byReason()),
                pictures.twins(),
                pictures.samples(),
                framing == Framing.WHOLE ? null : new CropInspection(source, framing).of(good, work),
                new Findings(source, inspection, duplicates, classes).sentences());
    }

    private static @Nullable Fingerprint fingerprint(Inspection inspection, int image) {
        Facts facts = inspection.facts(image);
        return facts == null ? null : facts.fingerprint();
    }

    private List<ClassCount> classes(int[] good) {
        Map<Part, int[]> counts = new TreeMap<>();
        for (Part part : Part.values()) {
            counts.put(part, new int[source.classNames().size()]);
        }
        for (int i : good) {
            counts.getOrDefault(source.part(i), new int[0])[source.label(i)]++;
        }
        return IntStream.range(0, source.classNames().size())
                .mapToObj(c -> new ClassCount(
                        source.classNames().get(c),
                        counts.getOrDefault(Part.TRAIN, new int[0])[c],
                        counts.getOrDefault(Part.VALIDATION, new int[0])[c],
                        counts.getOrDefault(Part.TEST, new int[0])[c]))
                .toList();
    }

    private static Map<String, Integer> formats(Inspection inspection, int[] good) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i : good) {
            counts.merge(inspection.known(i).format(), 1, Integer::sum);
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private Sizes sizes(Inspection inspection, int[] good) {
        return Sizes.of(Arrays.stream(good)
                .mapToObj(i -> new Named(
                        source.name(i),
                        inspection.known(i).size().width(),
                        inspection.known(i).size().height()))
                .toList());
    }
}

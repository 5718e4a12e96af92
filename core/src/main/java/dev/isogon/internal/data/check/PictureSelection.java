package dev.isogon.internal.data.check;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.check.CheckReport.Samples;
import dev.isogon.internal.data.check.CheckReport.Shown;
import dev.isogon.internal.data.check.CheckReport.Twin;
import dev.isogon.internal.data.check.CheckReport.Twins;
import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.duplicates.Likeness;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What is shown in pictures: pairs of the same picture, and a few images of each class. */
record PictureSelection(List<Twins> twins, List<Samples> samples) {

    /** Pairs of each kind that are shown in pictures. */
    private static final int PAIRS = 30;

    /** Classes of which samples are shown. */
    private static final int CLASSES = 100;

    /** Samples of a class. */
    private static final int SAMPLES = 8;

    static PictureSelection of(Source source, int[] good, Duplicates duplicates, Work work) throws IOException {
        List<List<Integer>> samples = samples(source, good);
        TreeSet<Integer> wanted = new TreeSet<>();
        samples.forEach(wanted::addAll);
        for (Likeness.Kind kind : Likeness.Kind.values()) {
            duplicates.pairs(kind).stream().limit(PAIRS).forEach(pair -> {
                wanted.add(pair.first());
                wanted.add(pair.second());
            });
        }
        Drawing drawing = new Drawing(source, thumbnails(source, List.copyOf(wanted), work));
        List<Twins> twins = new ArrayList<>();
        for (Likeness.Kind kind : Likeness.Kind.values()) {
            twins.add(new Twins(
                    kind,
                    duplicates.equal(kind),
                    duplicates.near(kind),
                    duplicates.pairs(kind).stream().map(drawing::twin).toList()));
        }
        return new PictureSelection(twins, drawing.samples(samples, good));
    }

    /** Of each of the first classes some images, evenly from first to last. */
    private static List<List<Integer>> samples(Source source, int[] good) {
        List<List<Integer>> members = new ArrayList<>();
        source.classNames().forEach(each -> members.add(new ArrayList<>()));
        for (int i : good) {
            members.get(source.label(i)).add(i);
        }
        return members.stream().limit(CLASSES).map(PictureSelection::some).toList();
    }

    private static List<Integer> some(List<Integer> images) {
        int count = Math.min(SAMPLES, images.size());
        List<Integer> some = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            some.add(images.get((int) ((long) k * images.size() / count)));
        }
        return some;
    }

    private static Map<Integer, Thumbnail> thumbnails(Source source, List<Integer> wanted, Work work)
            throws IOException {
        Map<Integer, Thumbnail> thumbnails = new ConcurrentHashMap<>();
        Parallel.each(wanted.size(), "drawing", work, k -> {
            try {
                thumbnails.put(wanted.get(k), source.picture(wanted.get(k), Thumbnail::of));
            } catch (UndecodableException | IOException e) {
                return; // it was there a moment ago; shown by its name alone
            }
        });
        return thumbnails;
    }

    private record Drawing(Source source, Map<Integer, Thumbnail> thumbnails) {

        Twin twin(Likeness pair) {
            return new Twin(shown(pair.first()), shown(pair.second()), pair.distance(), pair.same());
        }

        Shown shown(int image) {
            return new Shown(
                    source.name(image),
                    source.classNames().get(source.label(image)),
                    Optional.ofNullable(thumbnails.get(image)));
        }

        List<Samples> samples(List<List<Integer>> samples, int[] good) {
            int[] counts = new int[source.classNames().size()];
            for (int i : good) {
                counts[source.label(i)]++;
            }
            List<Samples> all = new ArrayList<>();
            for (int c = 0; c < samples.size(); c++) {
                all.add(new Samples(
                        source.classNames().get(c),
                        counts[c],
                        samples.get(c).stream().map(this::shown).toList()));
            }
            return all;
        }
    }
}

package dev.isogon.internal.data.check;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.check.CheckReport.Shown;
import dev.isogon.internal.data.check.CropReport.CropSample;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes of each picture what a network would see. */
record CropInspection(Source source, Framing framing) {

    /** Crops that are shown. */
    private static final int SAMPLES = 60;

    /** And of one class. */
    private static final int OF_CLASS = 2;

    /** Of a crop, pixels; what is shown is as small. */
    private static final int SIDE = 96;

    /** @param problem why there is nothing to be seen; "" where there is something, or the file is gone */
    private record Seen(
            int found,
            String problem,
            @Nullable Thumbnail whole,
            @Nullable Thumbnail crop) {}

    CropReport of(int[] good, Work work) throws IOException {
        boolean[] shown = shown(good);
        @Nullable Seen[] seen = new Seen[good.length];
        Parallel.each(good.length, "cropping", work, k -> seen[k] = seen(good[k], shown[k]));
        List<String> without = new ArrayList<>();
        List<String> several = new ArrayList<>();
        List<CropSample> samples = new ArrayList<>();
        String why = "";
        for (int k = 0; k < good.length; k++) {
            Seen each = seen[k];
            if (each == null) {
                continue;
            }
            String name = source.name(good[k]);
            if (!each.problem().isEmpty()) {
                without.add(name);
                why = why.isEmpty() ? each.problem() : why;
            } else if (each.found() > 1) {
                several.add(name);
            }
            if (shown[k]) {
                samples.add(new CropSample(
                        new Shown(
                                name,
                                source.classNames().get(source.label(good[k])),
                                Optional.ofNullable(each.whole())),
                        Optional.ofNullable(each.crop()),
                        each.found()));
            }
        }
        return new CropReport(good.length, without, why, several, samples);
    }

    /** The first images of each class, until there are enough. */
    private boolean[] shown(int[] good) {
        Map<Integer, Integer> ofClass = new HashMap<>();
        boolean[] shown = new boolean[good.length];
        int all = 0;
        for (int k = 0; k < good.length && all < SAMPLES; k++) {
            if (ofClass.merge(source.label(good[k]), 1, Integer::sum) <= OF_CLASS) {
                shown[k] = true;
                all++;
            }
        }
        return shown;
    }

    private @Nullable Seen seen(int image, boolean shown) throws IOException {
        try {
            return source.picture(image, picture -> {
                Thumbnail whole = shown ? Thumbnail.of(picture) : null;
                try {
                    Framing.Taken taken = framing.take(picture, SIDE, SIDE);
                    return new Seen(
                            taken.found(),
                            "",
                            whole,
                            shown ? Thumbnail.of(taken.frames().get(0)) : null);
                } catch (UndecodableException e) {
                    return new Seen(0, String.valueOf(e.getMessage()), whole, null);
                }
            });
        } catch (UndecodableException | IOException e) {
            return null; // it was there a moment ago
        }
    }
}

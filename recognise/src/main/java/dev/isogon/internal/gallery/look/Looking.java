package dev.isogon.internal.gallery.look;

import dev.isogon.Answer;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.gallery.look.Look.Problem;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sees and embeds what is in images, with the model of a gallery. Calls may come from many threads at once. */
public final class Looking {

    /**
     * Least height of a face's box that is judged, pixels. On half of LFW, made smaller, four in five are still recognised at 24
     * pixels, three in five at 20, three in ten at 16, while twice as many others as at full size are taken for them
     * (docs/results/gallery.md, Small faces).
     */
    public static final double LEAST_HEIGHT = 24;

    private final OnnxEmbedder embedder;

    /** @param embedder is not closed by this */
    public Looking(OnnxEmbedder embedder) {
        this.embedder = embedder;
    }

    /**
     * How images are looked at.
     *
     * @param all each face of a picture, the largest first; or the one nearest to its middle
     * @param surroundings whether what is around each is wanted
     */
    public record Way(boolean all, boolean surroundings) {}

    /**
     * Looks at images, decoding ahead by the work's threads.
     *
     * @return one for each, in order
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public List<Look> at(List<? extends Image> images, Way way, Work work) {
        if (images.isEmpty()) {
            return List.of();
        }
        Preprocessing preprocessing = embedder.preprocessing();
        // Wrapped, since the same image may be asked for twice, and each is known by its identity.
        List<Image> distinct =
                images.stream().map(each -> each.named(each.name())).toList();
        Seeing seeing = new Seeing(preprocessing, framing(preprocessing.faces(), way.all()), way.surroundings());
        Embedded embedded = embedder.embed(distinct, seeing, work);
        List<Look> looks = new ArrayList<>();
        int row = 0;
        for (int i = 0; i < distinct.size(); i++) {
            Seeing.Seen seen = seeing.of(distinct.get(i));
            int first = row;
            while (row < embedded.places().length && embedded.places()[row] == i) {
                row++;
            }
            // A network that gives what is not finite has fewer rows than it was shown pictures.
            boolean whole = row - first == seen.spots().size();
            List<Sight> sights = new ArrayList<>();
            for (int k = 0; k < seen.spots().size(); k++) {
                sights.add(sight(seen.spots().get(k), whole ? unit(embedded, first + k) : null));
            }
            looks.add(new Look(distinct.get(i).name(), seen.content(), sights, seen.found(), seen.problem()));
        }
        return looks;
    }

    private static @Nullable FaceFraming framing(Preprocessing.Faces faces, boolean all) {
        if (faces == Preprocessing.Faces.NONE) {
            return null;
        }
        return all ? FaceFraming.all(faces) : FaceFraming.one(faces);
    }

    private static Sight sight(Seeing.Spot spot, float @Nullable [] unit) {
        Problem problem = null;
        if (spot.face() != null && spot.height() < LEAST_HEIGHT) {
            problem = new Problem(
                    Answer.Problem.TOO_SMALL,
                    String.format(
                            Locale.ROOT,
                            "shows a face of %.0f pixels, too small to be told from others: at least %.0f are needed",
                            spot.height(),
                            LEAST_HEIGHT));
        } else if (unit == null) {
            problem = new Problem(
                    Answer.Problem.NO_EMBEDDING, "gives an embedding that is not of finite numbers, or zero");
        }
        return new Sight(spot.face(), spot.height(), unit == null ? new float[0] : unit, spot.surroundings(), problem);
    }

    /** At length 1; null for zeros, which have no direction. */
    private static float @Nullable [] unit(Embedded embedded, int row) {
        int dimensions = embedded.dimensions();
        double square = 0;
        for (int k = 0; k < dimensions; k++) {
            double value = embedded.values()[row * dimensions + k];
            square += value * value;
        }
        if (square == 0) {
            return null;
        }
        double length = Math.sqrt(square);
        float[] unit = new float[dimensions];
        for (int k = 0; k < dimensions; k++) {
            unit[k] = (float) (embedded.values()[row * dimensions + k] / length);
        }
        return unit;
    }
}

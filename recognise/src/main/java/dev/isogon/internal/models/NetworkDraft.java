package dev.isogon.internal.models;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.onnx.InnerNormalization;
import dev.isogon.internal.onnx.OnnxFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.SettingsException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a file of ONNX is to be fed, put together from what somebody says, what its metadata say, what its graph says, and what
 * networks are like that look like it, in this order; and what is still missing.
 */
public final class NetworkDraft {

    /** The side of pictures that insightface's networks take, and those trained like them. */
    private static final int ALIGNED = 112;

    private final Path file;
    private final OnnxFile graph;
    private final ModelWishes wishes;
    private final GraphEnds ends;
    private final @Nullable Preprocessing noted;
    private final Map<String, KnownFrom> sources = new TreeMap<>();
    private final List<Problem> missing = new ArrayList<>();
    private final int height;
    private final int width;
    private final @Nullable Colours colours;
    private final @Nullable Normalization normalization;
    private final Faces faces;
    private final boolean mirrored;

    private NetworkDraft(Path file, OnnxFile graph, ModelWishes wishes) {
        this.file = file;
        this.graph = graph;
        this.wishes = wishes;
        this.ends = GraphEnds.of(file, graph, wishes.input(), wishes.output());
        String json = graph.metadata().get(Preprocessing.KEY);
        this.noted = json == null ? null : Preprocessing.of(file, json);
        sources.put("input", wishes.input() == null ? KnownFrom.GRAPH : KnownFrom.SAID);
        sources.put("output", wishes.output() == null ? KnownFrom.GRAPH : KnownFrom.SAID);
        sources.put("batch", KnownFrom.GRAPH);
        sources.put("layout", KnownFrom.GRAPH);
        sources.put("element", KnownFrom.GRAPH);
        Size size = size(wishes.size());
        height = size == null ? 0 : size.height();
        width = size == null ? 0 : size.width();
        boolean aligned = height == ALIGNED && width == ALIGNED && ends.channels() != 1;
        colours = colours(wishes.colours(), aligned);
        normalization = normalization(aligned);
        faces = said(
                "faces",
                wishes.faces(),
                noted == null ? null : noted.faces(),
                aligned ? Faces.ARCFACE : null,
                Faces.NONE);
        mirrored = said("mirrored", wishes.mirrored(), noted == null ? null : noted.mirrored(), null, false);
    }

    /**
     * Reads a file.
     *
     * @throws BrokenFileException when it is damaged, or embeds no pictures
     * @throws SettingsException when what is said of it cannot be
     */
    public static NetworkDraft of(Path file, ModelWishes wishes) throws IOException {
        return new NetworkDraft(file, OnnxFile.read(file), wishes);
    }

    private <T> T said(String setting, @Nullable T wish, @Nullable T inMetadata, @Nullable T pattern, T otherwise) {
        T found = optional(setting, wish, inMetadata, pattern);
        if (found == null) {
            sources.put(setting, KnownFrom.DEFAULT);
            return otherwise;
        }
        return found;
    }

    private <T> @Nullable T optional(String setting, @Nullable T wish, @Nullable T inMetadata, @Nullable T pattern) {
        T found = wish != null ? wish : inMetadata != null ? inMetadata : pattern;
        if (found != null) {
            sources.put(
                    setting,
                    wish != null ? KnownFrom.SAID : inMetadata != null ? KnownFrom.METADATA : KnownFrom.PATTERN);
        }
        return found;
    }

    private @Nullable Size size(@Nullable Size wish) {
        Size inMetadata = noted == null ? null : new Size(noted.width(), noted.height());
        Size fixed = ends.height() > 0 && ends.width() > 0 ? new Size(ends.width(), ends.height()) : null;
        Size found = wish != null ? wish : fixed != null ? fixed : inMetadata;
        if (found == null) {
            missing.add(new Problem(
                    "size",
                    "is not known: the network takes pictures of any; say the one that it was trained on, such as "
                            + Setting.to("size", "224x224")));
            return null;
        }
        if (!fits(ends.height(), found.height()) || !fits(ends.width(), found.width())) {
            throw new SettingsException(
                    "size",
                    "must be " + side(ends.height()) + "×" + side(ends.width()) + " (height×width), as " + file
                            + " takes it, but was " + found.height() + "×" + found.width());
        }
        if (Math.max(found.height(), found.width()) > Preprocessing.LARGEST_SIDE
                || ends.batch() > Signature.LARGEST_BATCH) {
            throw new BrokenFileException(
                    file,
                    "takes " + (ends.batch() == 0 ? "" : ends.batch() + " ") + "pictures of " + found.height() + "×"
                            + found.width() + ", but at most " + Signature.LARGEST_BATCH + " of "
                            + Preprocessing.LARGEST_SIDE + " pixels a side are possible");
        }
        sources.put("size", wish != null ? KnownFrom.SAID : fixed != null ? KnownFrom.GRAPH : KnownFrom.METADATA);
        return found;
    }

    private static boolean fits(int fixed, int side) {
        return fixed == 0 || fixed == side;
    }

    private static String side(int side) {
        return side == 0 ? "any" : Integer.toString(side);
    }

    private @Nullable Colours colours(@Nullable Colours wish, boolean aligned) {
        if (ends.channels() == 1 && wish == null) {
            sources.put("colours", KnownFrom.GRAPH);
            return Colours.GREY;
        }
        Colours found = optional("colours", wish, noted == null ? null : noted.colours(), aligned ? Colours.RGB : null);
        if (found == null) {
            missing.add(new Problem(
                    "colours",
                    "is not known: " + Setting.to("colours", "rgb") + " or, in networks trained by OpenCV's or Caffe's"
                            + " pictures, " + Setting.to("colours", "bgr")
                            + (ends.channels() == 0 ? " or " + Setting.to("colours", "grey") : "")));
        } else if (ends.channels() > 0 && found.channels() != ends.channels()) {
            throw new SettingsException(
                    "colours",
                    "must have " + ends.channels() + (ends.channels() == 1 ? " channel" : " channels") + ", as " + file
                            + " takes it, but " + found.name().toLowerCase(java.util.Locale.ROOT) + " has "
                            + found.channels());
        }
        return found;
    }

    private @Nullable Normalization normalization(boolean aligned) {
        int channels = colours != null ? colours.channels() : Math.max(1, ends.channels());
        if (ends.element() == Element.UINT8) {
            sources.put("mean", KnownFrom.GRAPH);
            return Preprocessing.raw(channels);
        }
        Normalization found = optional(
                "mean",
                wish(wishes, channels),
                noted == null ? null : noted.normalization(),
                pattern(aligned, channels));
        if (found == null) {
            missing.add(new Problem(
                    "mean",
                    "and deviation are not known, of pixel/255: for pixels from −1 to 1 " + Setting.to("mean", "0.5")
                            + " and " + Setting.to("deviation", "0.5") + ", from 0 to 1 " + Setting.to("mean", "0")
                            + " and " + Setting.to("deviation", "1") + ", ImageNet's "
                            + Setting.to("mean", "0.485,0.456,0.406") + " and "
                            + Setting.to("deviation", "0.229,0.224,0.225")));
        }
        return found;
    }

    private static @Nullable Normalization wish(ModelWishes wishes, int channels) {
        List<Double> mean = wishes.mean();
        List<Double> deviation = wishes.deviation();
        if (mean == null && deviation == null) {
            return null;
        }
        if (mean == null || deviation == null) {
            throw new SettingsException(
                    mean == null ? "deviation" : "mean",
                    "goes with " + Setting.named(mean == null ? "mean" : "deviation") + "; say both");
        }
        return new Normalization(each("mean", mean, channels), each("deviation", deviation, channels));
    }

    /** One number stands for all channels. */
    private static List<Double> each(String setting, List<Double> numbers, int channels) {
        List<Double> all = numbers.size() == 1 ? Collections.nCopies(channels, numbers.get(0)) : numbers;
        boolean possible = all.stream().allMatch(each -> Double.isFinite(each) && Math.abs(each) <= 1000)
                && (setting.equals("mean") || all.stream().allMatch(each -> each > 0));
        if (all.size() != channels || !possible) {
            throw new SettingsException(
                    setting,
                    "must be "
                            + (channels == 1
                                    ? "1 number"
                                    : "1 or " + channels + " numbers, one a channel of the network,")
                            + (setting.equals("mean") ? "" : " above 0,") + " of pixel/255, but was " + numbers);
        }
        return all;
    }

    private @Nullable Normalization pattern(boolean aligned, int channels) {
        Optional<InnerNormalization> inner = InnerNormalization.of(graph, ends.input());
        if (inner.isPresent()) {
            return inner.get() == InnerNormalization.OF_BYTES
                    ? Preprocessing.raw(channels)
                    : new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
        }
        return aligned ? Normalization.centred(channels) : null;
    }

    /** What is not known yet; empty where the file can be opened. */
    public List<Problem> missing() {
        return List.copyOf(missing);
    }

    /** How faces are brought to it. */
    Faces faces() {
        return faces;
    }

    /** The usual ways to feed it that neither somebody nor the file has ruled out. */
    List<Candidate> candidates() {
        List<Colours> orders = isSettled("colours") && colours != null
                ? List.of(colours)
                : ends.channels() == 1 ? List.of(Colours.GREY) : List.of(Colours.RGB, Colours.BGR);
        List<Candidate> candidates = new ArrayList<>();
        for (Colours each : orders) {
            if (isSettled("mean")
                    && normalization != null
                    && normalization.mean().size() == each.channels()) {
                candidates.add(new Candidate(Candidate.GIVEN, each, normalization));
            } else {
                candidates.addAll(Candidate.of(each));
            }
        }
        return candidates;
    }

    /** Whether it is known, and not only guessed by what the network looks like. */
    private boolean isSettled(String setting) {
        KnownFrom origin = sources.get(setting);
        return origin != null && origin != KnownFrom.PATTERN;
    }

    /** The same, fed in this way. */
    NetworkDraft with(Candidate candidate) {
        Normalization way = candidate.normalization();
        NetworkDraft draft = new NetworkDraft(
                file,
                graph,
                ends.element() == Element.UINT8
                        ? wishes.with(candidate.colours(), wishes.mean(), wishes.deviation())
                        : wishes.with(candidate.colours(), way.mean(), way.deviation()));
        for (String each : List.of("colours", "mean")) {
            draft.sources.put(each, isSettled(each) ? sources.getOrDefault(each, KnownFrom.IMAGES) : KnownFrom.IMAGES);
        }
        return draft;
    }

    /** Where settings come from. */
    public Map<String, KnownFrom> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /**
     * What is asked of the network, but for the length of its embeddings.
     *
     * @throws SettingsException when something is missing, naming each
     */
    OpenDraft complete() {
        if (!missing.isEmpty() || colours == null || normalization == null) {
            throw new SettingsException(file.toString(), missing);
        }
        return new OpenDraft(
                file,
                ends.input(),
                ends.output(),
                ends.batch(),
                new Preprocessing(
                        height,
                        width,
                        colours,
                        ends.layout(),
                        ends.element(),
                        normalization.mean(),
                        normalization.deviation(),
                        faces,
                        mirrored));
    }
}

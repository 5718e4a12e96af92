package dev.isogon.internal.cli.options;

import dev.isogon.internal.data.pairs.ScoreColumns;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.metrics.SettingsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code evaluate} is told: one of three kinds of input, and what is wanted of it. */
public final class EvaluateOptions {

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = ModelWords.MODEL)
    @Nullable
    public String model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "labelled images, as for isogon data check (test images, where the data names some); or insightface's"
                            + " .bin of pairs")
    @Nullable
    public String data;

    @Mixin
    public ClassesOption classes = new ClassesOption();

    @Mixin
    public CropOptions crop = new CropOptions();

    @Mixin
    public EngineOption engine = new EngineOption();

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description =
                    "pairs to compare, as LFW's pairs.txt or two paths and a label a line, and nothing else unless strangers"
                            + " are given. Default: all")
    @Nullable
    public Path pairs;

    @Option(
            names = "--strangers",
            paramLabel = "DIR",
            description = "images of other identities, a folder each, who are searched for in vain")
    @Nullable
    public String strangers;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "instead of a model a pair a line: a .csv or .tsv with names of columns, a label and a score, or"
                            + " bob's 4 or 5 columns")
    @Nullable
    public Path scores;

    @Option(
            names = "--genuine",
            paramLabel = "FILE",
            description = "scores of mated pairs, one a line (of several columns the last), with --impostor")
    @Nullable
    public Path genuine;

    @Option(names = "--impostor", paramLabel = "FILE", description = "as --genuine, of non-mated pairs")
    @Nullable
    public Path impostor;

    @Option(
            names = "--distance",
            description = "scores are distances: lower for the more alike, accepted up to a threshold")
    boolean distance;

    @Option(
            names = "--score-column",
            paramLabel = "NAME",
            description = "of --scores. Default: cosine, score or similarity; with --distance distance, dist or score")
    @Nullable
    String scoreColumn;

    @Option(
            names = "--fold-column",
            paramLabel = "NAME",
            description = "of --scores. Default: fold, where there is one")
    @Nullable
    String foldColumn;

    @Mixin
    public EmbeddingOptions own = new EmbeddingOptions();

    @Option(
            names = "--strangers-embeddings",
            paramLabel = "FILE",
            description = "embeddings of other identities; columns are called as in --embeddings")
    @Nullable
    public Path strangersEmbeddings;

    @Option(names = "--strangers-labels", paramLabel = "FILE", description = "as --labels, of those")
    @Nullable
    public Path strangersLabels;

    @Option(names = "--far", paramLabel = "A,B,…", description = "FARs to give the TAR at. Default: ${DEFAULT-VALUE}")
    String far = "0.1,0.01,0.001";

    @Option(names = "--fpir", paramLabel = "A,B,…", description = "FPIRs to give the DIR at. Default: ${DEFAULT-VALUE}")
    String fpir = "0.1,0.01";

    /** FARs as they were written. */
    public List<BigDecimal> fars() {
        return rates("--far", far);
    }

    /** FPIRs as they were written. */
    public List<BigDecimal> fpirs() {
        return rates("--fpir", fpir);
    }

    /** Whether scores are judged, and no embeddings. */
    public boolean hasScores() {
        return scores != null || genuine != null;
    }

    ScoreColumns columns() {
        return new ScoreColumns(
                scoreColumn, own.labelColumn == null ? VectorColumns.LABEL : own.labelColumn, foldColumn);
    }

    ScoreKind kind() {
        return distance ? ScoreKind.DISTANCE : ScoreKind.SIMILARITY;
    }

    /** Refuses what does not belong together. */
    public void check() {
        if ((genuine == null) != (impostor == null)) {
            throw new SettingsException("--genuine and --impostor belong together");
        }
        long kinds = Stream.of(model, scores, genuine, own.embeddings)
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw new SettingsException(
                    "evaluate takes one of MODEL DATA, --scores FILE, --genuine FILE --impostor FILE and"
                            + " --embeddings FILE, but " + (kinds == 0 ? "none was given" : "more than one was given"));
        }
        if (model != null && data == null) {
            throw new SettingsException(
                    "evaluate needs the DATA that the model is to be judged by: evaluate MODEL DATA");
        }
        only("--classes", classes.isGiven() ? true : null, model != null, "MODEL DATA");
        only("--crop or --faces", crop.isGiven() ? true : null, model != null, "MODEL DATA");
        only("--engine", engine.isGiven() ? true : null, model != null, "MODEL DATA");
        crop.checkOne("each image is taken for one person's, and pairs are of images");
        only("--strangers", strangers, model != null, "MODEL DATA; embeddings have --strangers-embeddings");
        boolean embeddings = own.embeddings != null;
        only("--labels", own.labels, embeddings, "--embeddings");
        only("--dimension", own.dimension == 0 ? null : own.dimension, embeddings, "--embeddings");
        only("--path-column", own.pathColumn, !hasScores(), "MODEL DATA or --embeddings");
        only("--pairs", pairs, !hasScores(), "MODEL DATA or --embeddings");
        only("--distance", distance ? true : null, hasScores(), "--scores, or --genuine and --impostor");
        only("--score-column", scoreColumn, scores != null, "--scores");
        only("--fold-column", foldColumn, scores != null, "--scores");
        only("--strangers-embeddings", strangersEmbeddings, embeddings, "--embeddings");
        only("--strangers-labels", strangersLabels, strangersEmbeddings != null, "--strangers-embeddings");
    }

    private static void only(String option, @Nullable Object given, boolean allowed, String where) {
        if (given != null && !allowed) {
            throw new SettingsException(option + " goes with " + where);
        }
    }

    private static List<BigDecimal> rates(String option, String text) {
        List<BigDecimal> rates = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(text, ","); tokens.hasMoreTokens(); ) {
            String token = tokens.nextToken().strip();
            BigDecimal rate;
            try {
                rate = new BigDecimal(token);
            } catch (NumberFormatException e) {
                rate = BigDecimal.ZERO;
            }
            if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0 || rate.scale() > 12) {
                throw new SettingsException(
                        option + " must be rates above 0 and at most 1, separated by commas, such as"
                                + " 0.01,0.001, but one was \"" + token + "\"");
            }
            if (rates.stream().noneMatch(rate::equals)) {
                rates.add(rate);
            }
        }
        if (rates.isEmpty()) {
            throw new SettingsException(option + " names no rate; give some, such as 0.01,0.001");
        }
        return rates;
    }
}

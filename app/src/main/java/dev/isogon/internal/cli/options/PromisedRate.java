package dev.isogon.internal.cli.options;

import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.evaluation.calibration.ThresholdCalibration;
import dev.isogon.metrics.SettingsException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what error rate is to be promised, and how surely. */
public final class PromisedRate {

    /** Larger ones need many identities: half of 500 for a gallery would nearly always be refused. */
    private static final int USUAL_GALLERY = 100;

    @Option(
            names = "--fmr",
            paramLabel = "RATE",
            description = "false match rate: pairs of two random identities taken for one, such as 1e-3")
    private @Nullable Double fmr;

    @Option(
            names = "--fpir",
            paramLabel = "RATE",
            description = "false positive identification rate: searches by strangers that find anybody, such as 1e-2")
    private @Nullable Double fpir;

    @Option(
            names = "--gallery-size",
            paramLabel = "N",
            description = "subjects in the gallery that --fpir is for. Default: 100")
    private @Nullable Integer gallery;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            description = "share of calibrations whose promise holds. Default: ${DEFAULT-VALUE}")
    private double confidence = 0.95;

    /** All that can be wrong with them, before anything is read. */
    public void check() {
        if ((fmr == null) == (fpir == null)) {
            throw new SettingsException("one rate is needed: --fmr RATE for pairs, or --fpir RATE for searches");
        }
        double target = fmr != null ? fmr : Objects.requireNonNull(fpir);
        if (!(target > 0 && target < 1)) {
            throw new SettingsException(
                    (fmr != null ? "--fmr" : "--fpir") + " must be between 0 and 1, such as 0.001, but was " + target);
        }
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new SettingsException(
                    "--confidence must be above 0.5 and below 1, such as 0.95, but was " + confidence);
        }
        if (gallery != null && (fmr != null || gallery < 1)) {
            throw new SettingsException("--gallery-size is a number of subjects, at least 1, and belongs to --fpir");
        }
    }

    /** Subjects in the gallery, where they were said. */
    @Nullable
    public Integer gallery() {
        return gallery;
    }

    /** For so many held-out identities. */
    public ThresholdCalibration calibration(int identities) {
        return fpir == null
                ? new ThresholdCalibration(Kind.FMR, Objects.requireNonNull(fmr), confidence, null)
                : new ThresholdCalibration(
                        Kind.FPIR,
                        fpir,
                        confidence,
                        ThresholdCalibration.tried(identities, gallery == null ? USUAL_GALLERY : gallery));
    }
}

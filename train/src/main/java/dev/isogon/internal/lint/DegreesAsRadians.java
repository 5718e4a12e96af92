package dev.isogon.internal.lint;

import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.loop.Finding;
import java.util.Locale;
import java.util.Optional;

/**
 * A margin that looks like degrees where radians or a cosine are meant. The public experiment's Simple_ArcFace subtracts
 * 28.6, which are degrees, from a cosine. An angular margin above π/2 is refused when it is read.
 */
final class DegreesAsRadians implements Lint {

    /** All cosines lie within 2 of each other. */
    private static final double COSINES = 2;

    /** 46°; published margins are 0.2 to 0.6 (ArcFace, arXiv 1801.07698, section 3.2). */
    private static final double WIDE = 0.8;

    @Override
    public String name() {
        return "degrees-as-radians";
    }

    @Override
    public Optional<Finding> of(Evidence evidence) {
        double additive = evidence.plan().recipe().additiveMargin().orElse(0);
        double angular = evidence.plan().recipe().angularMargin().orElse(0);
        if (additive > COSINES) {
            return Optional.of(Finding.warning(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "the additive margin %s is subtracted from a cosine, and cosines differ by 2 at most; in"
                                    + " degrees it would be %.4f radians",
                            Rounded.of(additive),
                            Math.toRadians(additive)),
                    additive <= 90
                            ? "Write angular(" + Rounded.of(additive) + "deg) for an angle, or additive(0.35)"
                            : "Write additive(0.35), or angular(28.6deg) for an angle"));
        }
        if (angular > WIDE) {
            return Optional.of(Finding.warning(
                    name(),
                    String.format(
                            Locale.ROOT,
                            "the angular margin %s is radians, which is %.1f°; published ones are 0.2 to 0.6",
                            Rounded.of(angular),
                            Math.toDegrees(angular)),
                    "If degrees were meant, write angular(" + Rounded.of(angular) + "deg)"));
        }
        return Optional.empty();
    }
}

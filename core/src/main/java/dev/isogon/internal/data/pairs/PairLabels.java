package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.Printable;
import org.jspecify.annotations.Nullable;

/** The labels of one file's pairs, which must not contradict each other. */
final class PairLabels {

    private final ScoreRows.Broken broken;
    private @Nullable PairLabel nonMated;

    PairLabels(ScoreRows.Broken broken) {
        this.broken = broken;
    }

    /**
     * Whether the pair of a line is mated.
     *
     * @throws dev.isogon.metrics.BrokenFileException when the text is no label, or an earlier line makes it ambiguous
     */
    boolean mated(int line, String text) {
        PairLabel label = PairLabel.of(text);
        if (label == null) {
            throw broken.at(
                    line,
                    "has the label \"" + Printable.shortened(text) + "\", but one of these is expected: "
                            + PairLabel.ALLOWED);
        }
        if (label.contradicts(nonMated)) {
            throw broken.at(
                    line,
                    "has the label " + Printable.shortened(text) + ", but an earlier line has "
                            + (label == PairLabel.ZERO ? "-1" : "0")
                            + ". Both say non-mated, and not both in one file: which of them is meant?");
        }
        nonMated = label.isZeroOrLess() ? label : nonMated;
        return label.mated();
    }
}

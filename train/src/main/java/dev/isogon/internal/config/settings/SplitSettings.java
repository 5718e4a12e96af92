package dev.isogon.internal.config.settings;

import static dev.isogon.internal.config.settings.Condition.ALONE;
import static dev.isogon.internal.config.settings.Condition.OVER_MODEL;
import static dev.isogon.internal.config.settings.Condition.QUICK_LOOK;

import dev.isogon.internal.config.types.LongNumber;
import dev.isogon.internal.config.types.RealNumber;
import dev.isogon.internal.config.types.WholeNumber;
import dev.isogon.internal.config.types.YesOrNo;

/** Prototypes, and how images are set aside. */
public final class SplitSettings {

    public static final SettingRow<Boolean> FROZEN = SettingRow.of(
            "head.frozen", "whether prototypes stay at their random start", new YesOrNo(), Rule.always(false));

    public static final SettingRow<Long> SPLIT_SEED = SettingRow.of(
            "split.seed", "the split's own seed, the same for every run", LongNumber.ANY, Rule.always(0L));

    public static final SettingRow<Double> TEST = SettingRow.of(
                    "split.test",
                    "share of the images that is judged on, where the data names no test images; in protocol open,"
                            + " share of the identities",
                    RealNumber.above(0, 0.9),
                    Rule.always(0.2).but(ALONE, 0.0))
            .narrowed(ALONE, RealNumber.from(0, 0.9));

    public static final SettingRow<Boolean> STRATIFIED = SettingRow.of(
            "split.stratified",
            "whether every class gives its share of test images; otherwise all images are drawn alike",
            new YesOrNo(),
            Rule.always(true));

    public static final SettingRow<Double> VALIDATION = SettingRow.of(
            "split.validation",
            "share of the training images, by class, that chooses the epoch; 0 for none",
            RealNumber.from(0, 0.9),
            Rule.always(0.1).but(OVER_MODEL, 0.0));

    public static final SettingRow<Integer> TRAIN_IMAGES = SettingRow.of(
            "split.train_images",
            "at most so many training images are used, by class alike; 0 for all",
            new WholeNumber(0, Integer.MAX_VALUE),
            Rule.always(0).but(QUICK_LOOK, 8_000));

    public static final SettingRow<Integer> TEST_IMAGES = SettingRow.of(
            "split.test_images",
            "at most so many test images are used, by class alike; 0 for all",
            new WholeNumber(0, Integer.MAX_VALUE),
            Rule.always(0).but(QUICK_LOOK, 2_000));

    public static final SettingRow<Integer> REPEATS = SettingRow.of(
                    "split.repeats",
                    "so many times identities are divided anew",
                    new WholeNumber(1, 1000),
                    Rule.always(1))
            .checked((repeats, known) -> SettingRow.problem(
                    repeats > 1 && (known.alone() || !known.protocolIs(ProtocolSettings::dividesIdentities)),
                    "goes with protocol "
                            + String.join(" and ", known.protocolNames(ProtocolSettings::dividesIdentities))
                            + " only, but was " + repeats + "; leave it out"))
            .in(ProtocolSettings::dividesIdentities);

    private SplitSettings() {}
}

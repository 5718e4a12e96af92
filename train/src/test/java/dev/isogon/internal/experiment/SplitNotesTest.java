package dev.isogon.internal.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.Settings;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitNotesTest {

    private static final int IMAGES = 60;

    /** Images 2k and 2k+1 belong together. */
    private static Dataset pairs() {
        ImageSet images = StripedImages.of(IMAGES, 3, 1);
        int[] groups = IntStream.range(0, IMAGES).map(i -> i / 2).toArray();
        return new Dataset(
                "pairs", images, Optional.empty(), Optional.empty(), groups, "sum", List.of("of the data"), List.of());
    }

    private static CompareConfig config(boolean stratified) {
        return new Settings()
                .set("data", "mnist")
                .set("losses", List.of("cross-entropy"))
                .set("train.batch", "4")
                .set("split.validation", "0")
                .set("split.stratified", stratified)
                .compare();
    }

    @Test
    void aSplitByChanceSaysHowManyPairsItParted() {
        Images images = Images.split(pairs(), config(false));
        Set<String> trained = new HashSet<>();
        IntStream.range(0, images.train().size())
                .forEach(i -> trained.add(images.train().name(i)));
        long parted = IntStream.range(0, images.test().size())
                .map(i -> Integer.parseInt(images.test().name(i).substring("image ".length())))
                .filter(place -> trained.contains("image " + (place ^ 1)))
                .count();
        assertThat(parted).isPositive();
        assertThat(images.notes())
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo("of the data"),
                        note -> assertThat(note)
                                .contains(
                                        "by chance alone",
                                        parted + " test images",
                                        "(" + parted + " pairs on both sides)"));
    }

    @Test
    void aSplitByClassesPartsNone() {
        assertThat(Images.split(pairs(), config(true)).notes()).containsExactly("of the data");
    }
}

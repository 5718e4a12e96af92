package dev.isogon.internal.experiment.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.testing.Asked;
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
                "pairs",
                images,
                Optional.empty(),
                Optional.empty(),
                groups,
                new int[0],
                "sum",
                List.of("of the data"),
                List.of(),
                List.of());
    }

    private static Images split(boolean stratified) {
        CompareRequest request = new Settings()
                .set("data", "mnist")
                .set("losses", List.of("cross-entropy"))
                .set("train.batch", "4")
                .set("split.validation", "0")
                .set("split.stratified", stratified)
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
        return Images.split(pairs(), request.split(), request.model());
    }

    @Test
    void aSplitByChanceSaysHowManyPairsItParted() {
        Images images = split(false);
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
        assertThat(split(true).notes()).containsExactly("of the data");
    }
}

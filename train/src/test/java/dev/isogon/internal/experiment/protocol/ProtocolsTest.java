package dev.isogon.internal.experiment.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.testing.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolsTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));

    private static Images images(String name, String checksum) {
        ImageSet stripes = StripedImages.of(12, 3, 1);
        return new Images(
                name, stripes, Optional.empty(), stripes, Optional.empty(), Optional.empty(), checksum, List.of());
    }

    /** Two seeds apart by a point: enough for a deviation. */
    private static LossSummary summary() {
        return new LossSummary("fixed-adacos", "", 2, 2, 0.9, 0.95, null, List.of(0.945, 0.955), null, List.of(), 1, 1);
    }

    private static CompareRequest asked(String protocol, String... more) {
        Settings settings = new Settings().set("data", "mnist").set("protocol", protocol);
        for (String each : more) {
            int equals = each.indexOf('=');
            settings.set(each.substring(0, equals), each.substring(equals + 1));
        }
        return Asked.compare(settings);
    }

    @Test
    void everyProtocolsFileIsInTheListAndFoundByItsName() throws IOException {
        Path folder = HOME.resolve("train/src/main/java/dev/isogon/internal/experiment/protocol");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> classes = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains(" implements Protocol {"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(Protocols.ALL)
                    .extracting(each -> each.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(classes);
        }
        for (Protocol each : Protocols.ALL) {
            assertThat(Protocols.of(asked(each.name()))).isSameAs(each);
            assertThat(each.described().name()).isEqualTo(each.name());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mnistIsKnownByItsChecksumAndNotByItsName() {
        Images renamed = images("my digits", Formats.MNIST_CHECKSUM);
        Images withStrangers = images("MNIST", Formats.MNIST_CHECKSUM + " 0123");
        Images namesake = images("MNIST", "0123");
        assertThat(new Seed().published(renamed)).isEqualTo(PublishedFigures.MNIST);
        assertThat(new Fair().published(withStrangers)).isEqualTo(PublishedFigures.MNIST);
        assertThat(new Seed().published(namesake)).isEmpty();
        assertThat(new Open().published(renamed)).isEmpty();
    }

    @Test
    void publishedFiguresAreToldApartOnlyByRunsThatAreMadeAsTheyWere() {
        Images mnist = images("digits", Formats.MNIST_CHECKSUM);
        List<LossSummary> losses = List.of(summary());
        Seed seed = new Seed();
        assertThat(seed.publishedDifference(asked("seed"), mnist, losses)).isNotNull();
        assertThat(seed.publishedDifference(asked("seed", "train.lint=false", "seeds=5"), mnist, losses))
                .as("neither the linter nor more seeds change a run")
                .isNotNull();
        assertThat(seed.publishedDifference(asked("seed", "train.epochs=9"), mnist, losses))
                .isNull();
        assertThat(seed.publishedDifference(asked("seed", "split.train_images=9"), mnist, losses))
                .isNull();
        assertThat(seed.publishedDifference(asked("seed"), images("MNIST", "0123"), losses))
                .isNull();
        assertThat(new Fair().publishedDifference(asked("fair"), mnist, losses)).isNull();
    }

    @Test
    void whatItDoesIsOneSentence() {
        assertThat(new Fair().described().sentence(false, true))
                .isEqualTo("Protocol fair treats every loss alike: prototypes are trained, validation images choose the"
                        + " epoch, and test images look for their nearest training image by cosine.");
        assertThat(new Seed().described().sentence(true, false))
                .startsWith("Protocol seed repeats the public experiment as its code runs it: prototypes stay at their"
                        + " random start, the last epoch is judged, neighbours are Euclidean on raw embeddings");
        assertThat(new Open().described().sentence(false, true))
                .contains("other images of the training identities choose the epoch");
    }
}

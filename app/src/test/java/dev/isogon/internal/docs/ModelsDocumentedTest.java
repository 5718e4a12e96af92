package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import dev.isogon.train.TrainedModel;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on models names every field of a model's card, and its code is the code here, which runs. */
class ModelsDocumentedTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));

    @TempDir
    private Path folder;

    @Test
    void itsCodeRuns() throws IOException {
        Path model = folder.resolve("model");
        Path photos = folder.resolve("photos");
        PhotosAndModel.make(photos, model);
        embed(model, photos, folder.resolve("embeddings.npy"));
        assertThat(VectorFormats.read(folder.resolve("embeddings.npy")).size()).isEqualTo(36);
    }

    private static void embed(Path place, Path photos, Path file) throws IOException {
        // docs/models.md
        try (TrainedModel model = TrainedModel.open(place)) {
            Embedder.Embedded embedded = model.embed(Image.below(photos), Work.silent());
            embedded.embeddings().unit().write(file);
            embedded.problems().forEach((number, why) -> System.err.println("image " + number + ": " + why));
            int prototypes = model.prototypes().map(rows -> rows.length).orElse(0);
            System.err.println(model.classes().size() + " classes, " + prototypes + " prototypes");
        }
        // end
    }

    @Test
    void thePageHasThisCode() throws IOException {
        String source =
                Files.readString(HOME.resolve("app/src/test/java/dev/isogon/internal/docs/ModelsDocumentedTest.java"));
        assertThat(code(page(), "```java\n", "```"))
                .isEqualTo(code(source, "        // docs/models.md\n", "        // end"));
    }

    private static String page() throws IOException {
        return Files.readString(HOME.resolve("docs/models.md"));
    }

    private static String code(String text, String begin, String end) {
        Matcher found = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1).strip().replaceAll("\\s+", " ");
    }

    @Test
    void everyFieldOfTheCardIsOnThePage() throws IOException {
        for (RecordComponent each : ModelCard.class.getRecordComponents()) {
            String name = each.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            assertThat(page()).contains("`" + name + "`");
        }
    }
}

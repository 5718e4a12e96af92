package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.augment.Augmentations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every augmentation stands in the documentation, with the defaults that it has. */
class AugmentationDocumentedTest {

    @Test
    void everyWordIsInTheTableWithItsDefaults() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("isogon.home", "."), "docs", "augmentation.md"));
        List<String> words = Pattern.compile("(?m)^\\| `([a-z]+)(\\([^`]*\\))` \\|")
                .matcher(page)
                .results()
                .map(found -> {
                    assertThat(Augmentations.parse(found.group(1) + found.group(2)))
                            .isEqualTo(Augmentations.parse(found.group(1)));
                    return found.group(1);
                })
                .toList();
        assertThat(words).isEqualTo(Augmentations.names());
        assertThat(page).contains("`" + Augmentations.NONE + "`");
    }
}

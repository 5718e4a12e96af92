package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java that documents show compiles against the doors, and each example that README speaks of is short. */
class JavaInDocsTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));

    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);
    private static final Pattern IN_MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/gallery.md",
                "docs/models.md",
                "core/src/main/java/dev/isogon/metrics/package-info.java",
                "recognise/src/main/java/dev/isogon/Faces.java",
                "recognise/src/main/java/dev/isogon/Gallery.java",
                "recognise/src/main/java/dev/isogon/Model.java",
                "train/src/main/java/dev/isogon/train/package-info.java"
            })
    void codeCompiles(String file) throws IOException {
        String text = Files.readString(HOME.resolve(file));
        List<String> blocks = new ArrayList<>();
        (file.endsWith(".java") ? IN_JAVADOC : IN_MARKDOWN)
                .matcher(text)
                .results()
                .forEach(each -> blocks.add(each.group(1).replaceAll("(?m)^ \\* ?", "")));
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            assertThat(problems(block)).as(block).isEmpty();
        }
    }

    /** What a reader is to have of their own is given: a model's place, photographs, a file. */
    private String problems(String block) {
        String source = """
                import dev.isogon.*;
                import dev.isogon.metrics.*;
                import dev.isogon.train.*;
                import java.nio.file.*;
                import java.util.*;

                class Shown {
                    Path place = Path.of("model");
                    Path photos = Path.of("photos");
                    Path file = Path.of("file");
                    Path ann1 = file, ann2 = file, photo = file;
                    float[][] embeddings = new float[0][];
                    int[] people = {};

                    void shown() throws Exception {
                %s
                    }
                }
                """.formatted(block);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        JavaFileObject object =
                new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return source;
                    }
                };
        List<String> options = List.of("-proc:none", "-d", folder.toString());
        boolean compiled = compiler.getTask(problems, null, null, options, null, List.of(object))
                .call();
        return compiled ? "" : problems.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics/src/main/java/org/example/MetricsAndThreshold.java",
                "recognise/src/main/java/org/example/WhoIsIt.java",
                "train/src/main/java/org/example/TrainAndEmbed.java",
                "train/src/main/java/org/example/CompareLosses.java",
                "train/src/main/java/org/example/LossInYourLoop.java",
                "train/src/main/java/org/example/LossOfYourOwn.java"
            })
    void examplesAreShort(String file) throws IOException {
        assertThat(Files.readAllLines(HOME.resolve("examples").resolve(file)))
                .hasSizeLessThan(40)
                .noneMatch(line -> line.contains("isogon.internal"));
    }
}

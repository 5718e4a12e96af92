package dev.isogon.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.serve.GalleryServer;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/server.md} for Java runs as it is written. */
class ClientDocsTest {

    private static final Path PAGE = Path.of(System.getProperty("isogon.home", "."), "docs", "server.md");
    private static final Pattern EXAMPLE = Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theExampleRuns() throws Exception {
        Files.write(folder.resolve("photo.jpg"), ServedToClient.colour(folder, 10, 200, 10));
        Files.write(folder.resolve("other.jpg"), ServedToClient.colour(folder, 12, 190, 10));
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        try (GalleryServer server = ServedToClient.start(folder, null)) {
            String code = example.group(1)
                    .replace("http://localhost:8080", server.uri().toString())
                    .replace("\"people\"", "\"colours\"")
                    .replace("Path.of(\"", "Path.of(\"" + folder + "/")
                    .replace("System.out.println(", "said.add(");
            Path source = folder.resolve("Example.java");
            Files.writeString(
                    source,
                    "import dev.isogon.client.*;\nimport java.net.URI;\nimport java.nio.file.Path;\npublic class Example {\n"
                            + "public static void run(java.util.List<String> said) throws Exception {\n" + code
                            + "}}\n");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
            boolean compiled;
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                        .call();
            }
            assertThat(compiled).as(messages.toString()).isTrue();
            List<String> said = new ArrayList<>();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                loader.loadClass("Example").getMethod("run", List.class).invoke(null, said);
            }
            assertThat(said).singleElement().asString().startsWith("Ann, 0.99").endsWith(" ≥ 0.9");
        }
    }
}

package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelsCommandTest {

    private static final String STORE = "isogon.models";

    @TempDir
    Path here;

    @BeforeEach
    void useAStoreOfItsOwn() {
        System.setProperty(STORE, here.resolve("store").toString());
    }

    @AfterEach
    void useTheUsers() {
        System.clearProperty(STORE);
    }

    /** The means of the channels: N×3×H×W to N×3. */
    private Path network(String name, long height, long width) throws IOException {
        OnnxGraph graph = new OnnxGraph("means");
        String pooled = graph.node(
                "GlobalAveragePool", "pooled", List.of(graph.input("pixels", OnnxGraph.ANY, 3, height, width)));
        graph.output(graph.node("Flatten", "means", List.of(pooled), OnnxAttribute.of("axis", 1)), OnnxGraph.ANY, 3);
        Path file = here.resolve(name);
        Files.write(file, graph.bytes());
        return file;
    }

    private static CommandLineRun models(Object... words) {
        return CommandLineRun.of(("models\n"
                        + String.join(
                                "\n", Arrays.stream(words).map(Object::toString).toList()))
                .split("\n"));
    }

    @Test
    void aModelIsAddedShownListedAndRemoved() throws IOException {
        Path file = network("mine.onnx", 8, 6);

        CommandLineRun added = models(
                "add",
                file,
                "--colours",
                "BGR",
                "--mean",
                "0,0.5,1",
                "--deviation",
                "0.25",
                "--faces",
                "dlib",
                "--mirrored");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("  size       8×6 (height×width)                 from the file's graph")
                .contains("  colours    bgr                                as you said")
                .contains("  mean       0, 0.5, 1, of pixel/255            as you said")
                .contains("  deviation  0.25, 0.25, 0.25, of pixel/255     as you said")
                .contains("  faces      dlib                               as you said")
                .contains("  mirrored   yes                                as you said")
                .contains("  batch      any                                from the file's graph")
                .contains("  licence    licence not named")
                .contains("note: its licence is not named: find out whether you may use it for what you want");
        assertThat(models("list").out())
                .startsWith("face  150×150 rgb, 128 numbers, ")
                .contains("\nmine  8×6 bgr, 3 numbers, licence not named\nIn " + here.resolve("store"));
        assertThat(models("list", "--json").out())
                .startsWith("[ {\n  \"format\" : 1,\n  \"name\" : \"face\",")
                .contains("\"name\" : \"mine\",");
        assertThat(models("show", "mine").out()).contains("  origin     " + file);
        assertThat(models("show", "mine", "--json").out())
                .contains("\"licence\" : null")
                .contains("\"mean\" : \"said\"");
        assertThat(models("show", here.resolve("store/mine")).code()).isZero();
        CommandLineRun again = models("add", file, "--colours", "rgb", "--mean", "0", "--deviation", "1");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .isEqualTo("isogon: --name must be a new one, but there is a model mine in " + here.resolve("store")
                        + ". Remove that one first, or take another name\n");
        assertThat(models("remove", "mine").out()).isEqualTo("Removed " + here.resolve("store/mine") + "\n");
        assertThat(models("list").out()).doesNotContain("mine");
        assertThat(models("remove", "mine").code()).isEqualTo(2);
    }

    @Test
    void everythingThatIsMissingIsAskedForInOptions() throws IOException {
        CommandLineRun run = models("add", network("open.onnx", OnnxGraph.ANY, OnnxGraph.ANY));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("isogon: 3 problems in how " + here.resolve("open.onnx")
                        + " is fed, which it does not say; --images"
                        + " with a folder of images a class would try colours and normalizations\n")
                .contains(
                        "  size     is not known: the network takes pictures of any; say the one that it was trained on, such"
                                + " as --size 224x224\n")
                .contains("  colours  is not known: --colours rgb or")
                .contains("--mean 0.485,0.456,0.406 and --deviation 0.229,0.224,0.225\n");
        assertThat(Files.exists(here.resolve("store"))).isFalse();
    }

    @Test
    void optionsThatCannotBeAreNamed() throws IOException {
        Path file = network("a.onnx", 8, 8);
        assertThat(models("add", file, "--size", "8x8x8").err())
                .isEqualTo(
                        "isogon: --size must be height×width in pixels up to 4096, such as 224x224, but was \"8x8x8\"\n");
        assertThat(models("add", file, "--colours", "rbg").err())
                .isEqualTo("isogon: --colours must be one of grey, rgb, bgr, but was rbg; did you mean rgb?\n");
        assertThat(models("add", file, "--mean", "a").err())
                .isEqualTo("isogon: --mean must be numbers, separated by commas, such as 0.5,0.5,0.5, but was \"a\"\n");
        assertThat(models("add", file, "--mean", "0.5").err())
                .isEqualTo("isogon: --mean goes with --deviation; say both\n");
        assertThat(models("add", file, "--size", "9").err())
                .isEqualTo("isogon: --size must be 8×8 (height×width), as " + file + " takes it, but was 9×9\n");
        assertThat(models("add", file, "--name", "a/b").err()).startsWith("isogon: --name must be up to 64 letters");
        assertThat(models("add", here.resolve("none.onnx")).err())
                .isEqualTo("isogon: " + here.resolve("none.onnx")
                        + " does not exist; name a file of ONNX, or of weights\n");
    }

    @Test
    void imagesChooseColoursAndNormalization() throws IOException {
        Path data = here.resolve("data");
        for (int i = 0; i < 8; i++) {
            picture(data.resolve("red/" + i + ".ppm"), 250 - i, 5 + i, i);
            picture(data.resolve("blue/" + i + ".ppm"), i, 5 + i, 250 - i);
        }
        CommandLineRun run = models("add", network("a.onnx", 2, 2), "--images", data, "--licence", "CC0");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("Tried on 16 images of 2 classes:\n  fed as")
                // The mean of the colours tells these apart in whatever order, and however it is normalized.
                .contains("rgb, −1 to 1: (v − 127.5) / 127.5")
                .contains(
                        "These images cannot tell its accuracy from that of 11 other ways (McNemar's exact test, corrected for"
                                + " 11, 5 %):")
                .contains("can say it by --colours, --mean and --deviation.")
                .contains("from a trial on images")
                .doesNotContain("licence is not named");
        assertThat(models("list").out()).contains("a     2×2 rgb, 3 numbers, CC0");
    }

    private static void picture(Path file, int red, int green, int blue) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] head = "P6 1 1 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + 3);
        bytes[head.length] = (byte) red;
        bytes[head.length + 1] = (byte) green;
        bytes[head.length + 2] = (byte) blue;
        Files.write(file, bytes);
    }

    /** What PyTorch made of the same images stands beside its file; train's README there says how. */
    @Test
    void weightsThatPyTorchWroteBecomeAModelThatEmbedsAsItDoes() throws IOException {
        Path files = Path.of("../train/src/test/resources/others/pytorch");
        CommandLineRun added = models("add", files.resolve("checkpoint.pth"), "--size", "6", "--licence", "mine");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("checkpoint.pth: weights of simple-cnn with an embedding of 8 numbers")
                .contains("  size       6×6 (height×width)                 as you said")
                .contains("  colours    grey");
        JsonNode expected = Json.tree(files, Files.readString(files.resolve("expected.json")));
        Path images = Files.createDirectories(here.resolve("images"));
        for (int i = 0; i < 2; i++) {
            byte[] pixels = new byte[36];
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] = (byte) expected.at("/images/" + i + "/" + k).asInt();
            }
            byte[] file = Arrays.copyOf("P5 6 6 255\n".getBytes(StandardCharsets.US_ASCII), 11 + pixels.length);
            System.arraycopy(pixels, 0, file, 11, pixels.length);
            Files.write(images.resolve(i + ".pgm"), file);
        }
        Path out = here.resolve("embeddings.csv");
        CommandLineRun embedded = CommandLineRun.of("embed", "checkpoint", images.toString(), "--out", out.toString());
        assertThat(embedded.code()).as(embedded.err()).isZero();
        List<String> rows = Files.readAllLines(out);
        for (int i = 0; i < 2; i++) {
            String[] cells = rows.get(rows.size() - 2 + i).split(",", -1);
            for (int k = 0; k < 8; k++) {
                assertThat(Double.parseDouble(cells[cells.length - 8 + k]))
                        .isCloseTo(expected.at("/embeddings/" + i + "/" + k).asDouble(), within(1e-5));
            }
        }
        CommandLineRun program = models("add", files.resolve("script.pt"));
        assertThat(program.code()).isEqualTo(1);
        assertThat(program.err()).contains("script.pt is a program (TorchScript), and programs are not run");
        assertThat(models("add", network("whole.onnx", 8, 8), "--backbone", "resnet18")
                        .err())
                .contains("--backbone is for weights");
    }
}

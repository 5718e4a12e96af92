package dev.isogon.internal.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.BrokenFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of ONNX say; those in {@code resources/onnx} are written by ONNX's own Python package. */
class OnnxFileTest {

    private static final Path FILES = Path.of("src", "test", "resources", "onnx");

    @TempDir
    Path here;

    private Path file(byte[] bytes) throws IOException {
        Path file = here.resolve("a.onnx");
        Files.write(file, bytes);
        return file;
    }

    private void refused(byte[] bytes, String problem) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file + " " + problem);
    }

    @Test
    void whatOnnxItselfWritesIsRead() throws IOException {
        OnnxFile inside = OnnxFile.read(FILES.resolve("inside.onnx"));

        assertThat(inside.producer()).isEqualTo("by hand");
        assertThat(inside.opset()).isEqualTo(13);
        // Its constants stand among the inputs, too, as before format 4.
        assertThat(inside.inputs()).containsExactly(new OnnxValue("data", 1, List.of(-1L, 3L, 112L, 112L)));
        assertThat(inside.outputs()).containsExactly(new OnnxValue("fc1", 1, List.of(-1L, 8L)));
        assertThat(inside.first())
                .extracting(OnnxNode::operator)
                .containsExactly("Sub", "Mul", "Conv", "GlobalAveragePool", "Flatten");
        assertThat(inside.small().get("minus")).containsExactly(127.5f);
        OnnxFile open = OnnxFile.read(FILES.resolve("hf.onnx"));
        assertThat(open.inputs()).containsExactly(new OnnxValue("pixel_values", 1, List.of(-1L, -1L, -1L, -1L)));
        assertThat(open.outputs())
                .extracting(OnnxValue::inWords)
                .containsExactly("\"feature_map\" (?×8×?×?)", "\"pooler_output\" (?×8)");
        assertThat(open.small().get("k2")).containsExactly(0.229f, 0.224f, 0.225f);
    }

    @Test
    void whatOthersHavePublishedIsRead() throws IOException {
        OnnxFile detector = OnnxFile.read(SharedFiles.of("models/models/face_detection_back_256x256_barracuda.onnx"));

        assertThat(detector.inputs()).containsExactly(new OnnxValue("input:0", 1, List.of(1L, 256L, 256L, 3L)));
        assertThat(detector.outputs())
                .extracting(OnnxValue::inWords)
                .containsExactly(
                        "\"Identity:0\" (1×512×1)",
                        "\"Identity_1:0\" (1×384×1)",
                        "\"Identity_2:0\" (1×512×16)",
                        "\"Identity_3:0\" (1×384×16)");
    }

    @Test
    void whatIsWrittenHereIsRead() throws IOException {
        OnnxGraph graph = SmallGraphs.meansOf(OnnxGraph.UINT8, OnnxGraph.ANY, 5, 7);
        graph.metadata("isogon.preprocessing", "{…}");
        graph.metadata("long", "x".repeat(2 << 20));
        OnnxFile read = OnnxFile.read(file(graph.bytes()));

        assertThat(read.inputs()).containsExactly(new OnnxValue("pixels", 2, List.of(-1L, 3L, 5L, 7L)));
        assertThat(read.metadata()).isEqualTo(Map.of("isogon.preprocessing", "{…}", "long", ""));
        assertThat(read.producer()).isEqualTo("isogon");
    }

    @Test
    void normalizationWithinIsSeenWithItsRange() throws IOException {
        assertThat(InnerNormalization.of(OnnxFile.read(FILES.resolve("inside.onnx")), "data"))
                .contains(InnerNormalization.OF_BYTES);
        assertThat(InnerNormalization.of(OnnxFile.read(FILES.resolve("hf.onnx")), "pixel_values"))
                .contains(InnerNormalization.OF_SHARES);
        assertThat(InnerNormalization.of(OnnxFile.read(FILES.resolve("inner1.onnx")), "x"))
                .isEmpty();
    }

    @Test
    void weightsInAnotherFileAreRefused() {
        assertThatThrownBy(() -> OnnxFile.read(FILES.resolve("external.onnx")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(
                        "external.onnx keeps its weights in another file, weights.bin. Isogon takes networks"
                                + " that are one file: save it as one");
    }

    @Test
    void whatIsNoOnnxIsCalledWhatItIs() throws IOException {
        refused(new byte[0], "is empty");
        refused(
                "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8),
                "is a web page or XML, not ONNX; perhaps its download failed");
        refused(
                "version https://git-lfs.github.com/spec/v1\noid sha256:0".getBytes(StandardCharsets.UTF_8),
                "is a pointer of Git LFS in place of the file; get the file itself, for example by git lfs pull");
        refused(
                new byte[] {'P', 'K', 3, 4, 0, 0, 0},
                "is a zip archive, as PyTorch and Keras write theirs, not ONNX. isogon models add takes PyTorch's tensors of a network that it knows;"
                        + " otherwise export the network to ONNX with what wrote it");
        refused("nonsense".getBytes(StandardCharsets.UTF_8), "is no ONNX file: no network is in it");
        assertThatThrownBy(() -> OnnxFile.read(here)).hasMessage(here + " is a folder, but a file of ONNX is expected");
    }

    @Test
    void everyCutIsSeen() throws IOException {
        byte[] whole = SmallGraphs.means(OnnxGraph.ANY, 4, 4).bytes();
        for (int length = 2; length < whole.length; length++) {
            Path file = file(Arrays.copyOf(whole, length));
            try {
                // What is cut between two parts of the file's outermost message cannot be told from a shorter file.
                assertThat(OnnxFile.read(file).inputs()).hasSize(1);
            } catch (BrokenFileException e) {
                assertThat(e).hasMessageStartingWith(file + " is ");
            }
        }
        refused(Arrays.copyOf(whole, whole.length / 2), "is cut short or damaged. Take an intact copy of it");
    }

    @Test
    void changedBytesGiveAnAnswerOrAnErrorOfOurs() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("inside.onnx"));
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k < 1 + i % 5; k++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                OnnxFile.read(file(changed));
            } catch (BrokenFileException e) {
                assertThat(e).hasMessageStartingWith(here.toString());
            }
        }
    }

    @Test
    void claimsOfHugeLengthsTakeNoMemory() throws IOException {
        // A graph (field 7) of 2 GiB less one byte, in a file of 8 bytes; a name (field 2) of as much; a negative
        // length.
        byte[] huge = {8, 7, 0x3a, -1, -1, -1, -1, 7};
        refused(huge, "is cut short or damaged. Take an intact copy of it");
        huge[2] = 0x12;
        refused(
                huge,
                "has names of more than 4096 bytes each or 67108864 in all, as no network has; it is damaged, or no"
                        + " ONNX file");
        refused(new byte[] {8, 7, 0x3a, -1, -1, -1, -1, 15}, "is cut short or damaged. Take an intact copy of it");
    }

    @Test
    void groupsDoNotNest() throws IOException {
        byte[] groups = new byte[200_000];
        Arrays.fill(groups, (byte) 0x7b); // field 15 begins a group, again and again
        groups[0] = 8;
        groups[1] = 7;
        refused(groups, "is cut short or damaged. Take an intact copy of it");
    }

    @Test
    void moreNamesThanAnyNetworkHasAreRefused() throws IOException {
        // Inputs of one letter each, 5 bytes a piece: 1.2 million of them in 6 MB.
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        for (int i = 0; i < 1_200_000; i++) {
            graph.write(new byte[] {0x5a, 3, 0x0a, 1, 'a'});
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {8, 7, 0x3a});
        for (int left = graph.size(); ; left >>>= 7) {
            if (left < 128) {
                file.write(left);
                break;
            }
            file.write((left & 127) | 128);
        }
        file.write(graph.toByteArray());
        refused(
                file.toByteArray(),
                "has names of more than 4096 bytes each or 67108864 in all, as no network has; it is damaged, or no"
                        + " ONNX file");
    }
}

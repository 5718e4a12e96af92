package dev.isogon.internal.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says once its network stands inside another; that it computes so is seen where heads are written. */
class OnnxInsideTest {

    @TempDir
    private Path folder;

    private OnnxFile read(byte[] bytes) throws IOException {
        return OnnxFile.read(Files.write(folder.resolve("whole.onnx"), bytes));
    }

    private static byte[] written(byte[] inside, OnnxGraph front, String made, OnnxGraph behind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OnnxInside.of(inside).write(front, made, behind, bytes);
        return bytes.toByteArray();
    }

    private static OnnxGraph doubled() {
        OnnxGraph behind = new OnnxGraph("behind");
        behind.node("Mul", "twice", List.of("means", behind.tensor("two", new float[] {2}, 1)));
        behind.output("twice", OnnxGraph.ANY, 3);
        behind.metadata("who", "the new one");
        return behind;
    }

    @Test
    void theInputStaysAndTheOutputIsTheNewOne() throws IOException {
        OnnxGraph means = SmallGraphs.means(OnnxGraph.ANY, 4, 4);
        means.metadata("who", "the old one");
        means.metadata("what", "means");
        OnnxFile file = read(written(means.bytes(), new OnnxGraph("none"), "", doubled()));
        assertThat(file.inputs()).extracting(OnnxValue::name).containsExactly("pixels");
        assertThat(file.outputs()).extracting(OnnxValue::name).containsExactly("twice");
        assertThat(file.metadata()).containsEntry("who", "the new one").containsEntry("what", "means");
        assertThat(file.first()).extracting(OnnxNode::operator).containsExactly("GlobalAveragePool", "Flatten", "Mul");
    }

    @Test
    void anInputThatIsMadeBeforeItIsNoneAnyMore() throws IOException {
        OnnxGraph front = new OnnxGraph("front");
        front.input("given", OnnxGraph.ANY, 3, 4, 4);
        front.node("Neg", "pixels", List.of("given"));
        OnnxFile file = read(written(SmallGraphs.means(OnnxGraph.ANY, 4, 4).bytes(), front, "pixels", doubled()));
        assertThat(file.inputs()).extracting(OnnxValue::name).containsExactly("given");
        assertThat(file.first()).extracting(OnnxNode::operator).startsWith("Neg");
    }

    /** A file's head alone: version of the format, version of the operators, and a graph without nodes. */
    private static byte[] file(long format, long operators) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt64(1, format);
        out.writeByteArray(7, new byte[0]);
        ByteArrayOutputStream opset = new ByteArrayOutputStream();
        CodedOutputStream inner = CodedOutputStream.newInstance(opset);
        inner.writeInt64(2, operators);
        inner.flush();
        out.writeByteArray(8, opset.toByteArray());
        out.flush();
        return bytes.toByteArray();
    }

    /** The format's version 3 had constants as inputs with a value. */
    @Test
    void anEarlyFormatHasConstantsDeclared() throws IOException {
        String early =
                new String(written(file(3, 9), new OnnxGraph("none"), "", doubled()), StandardCharsets.ISO_8859_1);
        String late =
                new String(written(file(4, 9), new OnnxGraph("none"), "", doubled()), StandardCharsets.ISO_8859_1);
        assertThat(early.split("two", -1)).hasSize(1 + 3); // the node's, the constant's and the input's
        assertThat(late.split("two", -1)).hasSize(1 + 2);
    }

    @Test
    void operatorsThatMeantSomethingElseAreRefused() throws IOException {
        byte[] old = file(3, 6);
        assertThatThrownBy(() -> OnnxInside.of(old)).hasMessageContaining("operators of version 6");
        byte[] cut = java.util.Arrays.copyOf(file(7, 13), 5);
        assertThatThrownBy(() -> OnnxInside.of(cut)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.isogon.internal.model.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote; the README beside them says what is in each. */
@Tag("any-jdk")
public class TorchTensorsTest {

    /** One of those files. */
    public static Path file(String name) {
        return Path.of(Objects.requireNonNull(TorchTensorsTest.class.getResource("/others/pytorch/" + name))
                .getPath());
    }

    private static double[] values(TensorFile file, String name) throws IOException {
        return Tensors.values(file.read(name).to(ScalarType.Double));
    }

    private static double[] numbers(int count, double factor) {
        return IntStream.range(0, count).mapToDouble(i -> i * factor).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"views.pt", "views-p4.pt"})
    void viewsStridesAndTypesAreReadAsPyTorchMeansThem(String name) throws IOException {
        try (Scope scope = Scope.open();
                TensorFile file = TensorFile.open(file(name))) {
            assertThat(values(file, "base")).isEqualTo(numbers(24, 1));
            assertThat(values(file, "transposed"))
                    .isEqualTo(IntStream.range(0, 24)
                            .mapToDouble(i -> i % 4 * 6 + i / 4)
                            .toArray());
            assertThat(values(file, "part")).containsExactly(6, 8, 10, 12, 14, 16, 18, 20, 22);
            assertThat(values(file, "row")).containsExactly(12, 13, 14, 15, 16, 17);
            assertThat(values(file, "f64"))
                    .isEqualTo(DoubleStream.of(numbers(24, 1))
                            .map(each -> each / 3)
                            .toArray());
            assertThat(values(file, "f16")).isEqualTo(numbers(24, 1));
            assertThat(values(file, "bf16")).isEqualTo(numbers(24, 0.125));
            assertThat(values(file, "i64")).isEqualTo(numbers(24, 1L << 40));
            for (String each : new String[] {"i32", "i16", "i8", "u8"}) {
                assertThat(values(file, each)).as(each).isEqualTo(numbers(24, 1));
            }
            assertThat(DoubleStream.of(values(file, "bool")).sum()).isEqualTo(18);
            assertThat(values(file, "scalar")).containsExactly(2.5);
            assertThat(Shapes.of(file.read("scalar"))).isEmpty();
            assertThat(Shapes.of(file.read("empty"))).containsExactly(0L, 3L);
            assertThat(values(file, "parameter")).containsExactly(1, 2);
            assertThat(values(file, "channels_last")).isEqualTo(numbers(24, 1));
            Map<String, TensorEntry> entries = file.entries();
            assertThat(entries.get("bf16")).isEqualTo(new TensorEntry("BF16", java.util.List.of(4L, 6L)));
            assertThat(entries).hasSize(17);
        }
    }

    @Test
    void aTensorIsTypedAndOfItsOwnMemory() throws IOException {
        try (Scope scope = Scope.open();
                TensorFile file = TensorFile.open(file("expanded.pt"))) {
            Tensor tensor = file.read("e");
            assertThat(tensor.is_contiguous()).isTrue();
            assertThat(tensor.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(values(file, "e")).hasSize(12).containsOnly(1);
        }
    }

    @Test
    void theOptimizersTensorsBesideAreNotTheNetworks() throws IOException {
        try (TensorFile file = TensorFile.open(file("adam.pt"))) {
            assertThat(file.entries().keySet()).containsExactly("weight", "bias");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legacy.pth | before 1.6",
                "module.pt | calls torch.nn.modules.linear.Linear",
                "script.pt | is a program (TorchScript)",
                "namespace.pt | calls argparse.Namespace",
                "sparse.pt | calls torch._utils._rebuild_sparse_tensor",
                "complex.pt | calls torch.ComplexFloatStorage",
                "tensor.pt | one value alone",
            })
    void whatIsNoStateDictIsNamed(String name, String problem) {
        assertThatThrownBy(() -> TensorFile.open(file(name)).close())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("torch.save(");
    }
}

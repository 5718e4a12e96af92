package dev.isogon.internal.model.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    Path folder;

    /** 1.5 is 3FC00000 in float32, 3E00 in float16, 3FC0 in bfloat16, 3FF8000000000000 in float64; −2 is C0000000, C000. */
    @Test
    void handMadeBytesOfEveryTypeAreRead() throws IOException {
        Path file = HandMadeFile.write(
                folder,
                """
                {"__metadata__":{"format":"pt"},
                 "h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},
                 "f":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]},
                 "b":{"dtype":"BF16","shape":[1],"data_offsets":[12,14]},
                 "d":{"dtype":"F64","shape":[],"data_offsets":[14,22]},
                 "none":{"dtype":"F32","shape":[0,3],"data_offsets":[22,22]},
                 "i":{"dtype":"I64","shape":[1],"data_offsets":[22,30]}}  \
                """,
                0x00,
                0x3E,
                0x00,
                0xC0,
                0x00,
                0x00,
                0xC0,
                0x3F,
                0x00,
                0x00,
                0x00,
                0xC0,
                0xC0,
                0x3F,
                0x00,
                0x00,
                0x00,
                0x00,
                0x00,
                0x00,
                0xF8,
                0x3F,
                0x02,
                0x01,
                0x00,
                0x00,
                0x00,
                0x00,
                0x00,
                0x00);
        try (Scope scope = Scope.open();
                Safetensors tensors = Safetensors.open(file)) {
            assertThat(tensors.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(tensors.entries().keySet()).containsExactly("h", "f", "b", "d", "none", "i");
            assertThat(tensors.read("h").scalar_type().intern()).isEqualTo(ScalarType.Half);
            assertThat(Tensors.values(tensors.read("h"))).containsExactly(1.5, -2);
            assertThat(Tensors.values(tensors.read("f"))).containsExactly(1.5, -2);
            assertThat(Shapes.of(tensors.read("f"))).containsExactly(1L, 2L);
            assertThat(Tensors.values(tensors.read("b"))).containsExactly(1.5);
            assertThat(Tensors.values(tensors.read("d"))).containsExactly(1.5);
            assertThat(Shapes.of(tensors.read("d"))).isEmpty();
            assertThat(tensors.read("none").numel()).isZero();
            assertThat(tensors.read("i").item_long()).isEqualTo(258);
        }
    }

    @Test
    void whatIsWrittenIsTheseBytes() throws IOException {
        Path file = folder.resolve("out.safetensors");
        try (Scope scope = Scope.open()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("a", Tensors.of(new double[] {1.5, -2}, ScalarType.Float, 2));
            tensors.put("n", torch.ones(new long[] {}, new TensorOptions(ScalarType.Long)));
            Safetensors.write(file, tensors, Map.of());
        }
        // Wide types first.
        String header = "{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + padded + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(header.getBytes(StandardCharsets.UTF_8));
        while (bytes.position() < 8 + padded) {
            bytes.put((byte) ' ');
        }
        bytes.putLong(1).putFloat(1.5f).putFloat(-2);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes.array());
    }

    @Test
    void aTensorInAnotherLayoutIsWrittenRowByRow() throws IOException {
        Path file = folder.resolve("layout.safetensors");
        try (Scope scope = Scope.open()) {
            Tensor rows = torch.rand(2, 3, 2, 2);
            Safetensors.write(file, Map.of("x", rows.contiguous(MemoryFormat.ChannelsLast)), Map.of("k", "v"));
            try (Safetensors read = Safetensors.open(file)) {
                assertThat(Tensors.values(read.read("x"))).isEqualTo(Tensors.values(rows));
                assertThat(read.metadata()).containsEntry("k", "v");
            }
        }
    }
}

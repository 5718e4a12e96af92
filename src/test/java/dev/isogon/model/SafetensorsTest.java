package dev.isogon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.store.BrokenFileException;
import dev.isogon.tensor.Scope;
import dev.isogon.tensor.Tensors;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @TempDir
    Path folder;

    private Path file(String header, int... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (int each : data) {
            bytes.put((byte) each);
        }
        return Files.write(folder.resolve("hand.safetensors"), bytes.array());
    }

    /** 1.5 is 3FC00000 in float32, 3E00 in float16, 3FC0 in bfloat16, 3FF8000000000000 in float64; −2 is C0000000, C000. */
    @Test
    void handMadeBytesOfEveryTypeAreRead() throws IOException {
        Path file = file(
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}|is not the JSON that was expected",
                "[]|its header is not a JSON object",
                "{\"x\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}|tensor x is of type \"Q4\", but F64, F32, F16, BF16 and",
                "{\"x\":{\"shape\":[1],\"data_offsets\":[0,4]}}|tensor x is of type",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|must be lists of whole numbers of at least 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}|must be lists of whole numbers of at least 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}|must be lists of whole numbers of at least 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}|the first of at most 8",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}|must be lists of whole numbers of at least 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}|must be lists of whole numbers",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}|which is more than can be",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|is F32 2, but has bytes 0 to 4, which is another size",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|has bytes 4 to 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}|has 4 bytes of data, but its header tells of 4000000000",
                "{\"x\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}|has 4 bytes of data, but its header tells of 2",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}|tensor y begins at byte 2 of the data, but the one before it ends at 4",
                "{\"x\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}|tensor x begins at byte 2 of the data, but the one before it ends at 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|is not the JSON that was expected"
            })
    void aHeaderThatIsNotTrueIsRefused(String header, String reason) throws IOException {
        Path file = file(header, 0, 0, 0, 0);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("hand.safetensors")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"-1", "9223372036854775807", "1000", "0"})
    void aHeadersLengthBeyondTheFileIsRefused(long length) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        Path file = Files.write(folder.resolve("long.safetensors"), bytes.array());
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("are not the length of a header within its 100 bytes");
    }

    @Test
    void aHeaderNestedWithoutEndIsRefused() throws IOException {
        Path file = file("{\"x\":" + "[".repeat(1_000_000));
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is not the JSON that was expected");
    }

    @Test
    void aHeaderLongerThanAnyNetworkNeedsIsRefused() throws IOException {
        Path file = file("{}" + " ".repeat(5 << 20));
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("but at most 4194304 are read");
    }

    @Test
    void aFolderAnEmptyFileAndBytesThatAreNoTextAreRefused() throws IOException {
        assertThatThrownBy(() -> Safetensors.open(folder)).hasMessageContaining("is a folder");
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        assertThatThrownBy(() -> Safetensors.open(empty)).hasMessageContaining("is no safetensors file");
        Path bytes =
                Files.write(folder.resolve("bytes"), new byte[] {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFE});
        assertThatThrownBy(() -> Safetensors.open(bytes)).hasMessageContaining("not text in UTF-8");
    }
}

package dev.isogon.internal.model.tensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that would make a trusting reader take memory that is not there, or read beside its tensors. */
class HostileSafetensorsTest {

    @TempDir
    Path folder;

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
        Path file = HandMadeFile.write(folder, header, 0, 0, 0, 0);
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
        Path file = HandMadeFile.write(folder, "{\"x\":" + "[".repeat(1_000_000));
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is not the JSON that was expected");
    }

    @Test
    void aHeaderLongerThanAnyNetworkNeedsIsRefused() throws IOException {
        Path file = HandMadeFile.write(folder, "{}" + " ".repeat(5 << 20));
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

package dev.isogon.internal.data.pickle;

import static dev.isogon.internal.data.pickle.HandMadeTorch.DICTIONARY;
import static dev.isogon.internal.data.pickle.HandMadeTorch.named;
import static dev.isogon.internal.data.pickle.HandMadeTorch.numbers;
import static dev.isogon.internal.data.pickle.HandMadeTorch.tensor;
import static dev.isogon.internal.data.pickle.HandMadeTorch.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made operation by operation; those that PyTorch wrote are read in the engine's tests. */
class TorchFileTest {

    private static final String FLOAT = "torch\nFloatStorage";

    @TempDir
    private Path folder;

    private Path file(HandMadeTorch made) throws IOException {
        return made.write(folder.resolve("weights.pth"));
    }

    private static float[] floats(TorchFile file, StoredTensor tensor) throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate((int) tensor.extent() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.read(tensor, (from, bytes) -> all.put((int) from, bytes, bytes.position(), bytes.remaining()));
        float[] values = new float[all.capacity() / Float.BYTES];
        all.asFloatBuffer().get(values);
        return values;
    }

    private void refused(HandMadeTorch made, String... problem) throws IOException {
        Path file = file(made);
        assertThatThrownBy(() -> TorchFile.open(file).close())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContainingAll(problem);
    }

    @Test
    void aViewIsAnExtentOfItsStorageWithStrides() throws IOException {
        String transposed = tensor(FLOAT, 7, 1, numbers(3, 2), numbers(1, 3));
        Path file = file(HandMadeTorch.of(named("w", transposed)).floats(0, 1, 2, 3, 4, 5, 6));
        try (TorchFile torch = TorchFile.open(file)) {
            StoredTensor tensor = Objects.requireNonNull(torch.tensors().get("w"));
            assertThat(tensor.sizes()).containsExactly(3, 2);
            assertThat(tensor.strides()).containsExactly(1, 3);
            assertThat(floats(torch, tensor)).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model", "model_state"})
    void tensorsMayLieUnderAUsualNameBesideOtherValues(String name) throws IOException {
        String inner = named("w", tensor(FLOAT, 1, 0, numbers(1), numbers(1)));
        // {"epoch": 3, "rate": 0.5, name: {...}, "groups": [{"lr": …}]}
        String value = "}(" + text("epoch") + "K\3" + text("rate") + "G?\u00e0\0\0\0\0\0\0" + text(name) + inner
                + text("groups") + "](}" + text("lr") + "Nseu";
        try (TorchFile torch = TorchFile.open(file(HandMadeTorch.of(value).floats(5)))) {
            assertThat(torch.tensors().keySet()).containsExactly("w");
        }
    }

    @Test
    void aParameterIsItsTensorAndModulesVersionsArePassedOver() throws IOException {
        String parameter = "ctorch._utils\n_rebuild_parameter\n(" + tensor(FLOAT, 1, 0, numbers(1), numbers(1))
                + "\u0088" + DICTIONARY + "tR";
        String value = named("w", parameter) + "}" + text("_metadata") + DICTIONARY + "sb";
        try (TorchFile torch = TorchFile.open(file(HandMadeTorch.of(value).floats(5)))) {
            StoredTensor tensor = Objects.requireNonNull(torch.tensors().get("w"));
            assertThat(floats(torch, tensor)).containsExactly(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // The last number of 2×3 at offset 1 is number 6, of 0 to 5.
                "1; 2,3; 3,1",
                "0; 2,3; 4,1",
                "0; 2147483647,2147483647,2147483647,2147483647; 0,0,0,0",
                "0; 2; 2147483647",
                "-1; 2; 1",
                "0; -2; 1",
                "0; 2; -1",
                "0; 2,3; 1",
            })
    void noTensorReachesBeyondItsStorage(int offset, String sizes, String strides) throws IOException {
        String made = tensor(FLOAT, 6, offset, numbers(ints(sizes)), numbers(ints(strides)));
        refused(HandMadeTorch.of(named("w", made)).floats(0, 1, 2, 3, 4, 5), "makes a tensor");
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void nothingIsRunAndWhatElseIsThereIsNamed() throws IOException {
        refused(
                HandMadeTorch.of("cposix\nsystem\n(" + text("touch gone") + "tR"),
                "calls posix.system at byte 2",
                "is not called",
                "state_dict()");
        refused(HandMadeTorch.of("cbuiltins\neval\n(" + text("1") + "tR"), "calls builtins.eval");
        refused(HandMadeTorch.of("cmodels\nNet\n)\u0081}b"), "calls models.Net");
        refused(HandMadeTorch.of(DICTIONARY + ")\u0081"), "NEWOBJ");
        refused(HandMadeTorch.of("(imodels\nNet\n"), "INST");
        refused(HandMadeTorch.of("cnumpy\nndarray\n"), "calls numpy.ndarray");
        refused(HandMadeTorch.of("}" + DICTIONARY + "Ns"), "needs a short text");
        refused(HandMadeTorch.of("]Q"), "refers to what is no storage");
        refused(HandMadeTorch.of("](K\1u"), "puts keys and values where no dictionary is");
        refused(HandMadeTorch.of("}(K\1u"), "a key without a value");
        refused(HandMadeTorch.of("F1,5\n"), "has a fraction that is no number");
        assertThat(Path.of("gone")).doesNotExist();
    }

    @Test
    void whatHasNoTensorsByNameSaysWhatItHas() throws IOException {
        refused(HandMadeTorch.of("}"), "it has nothing");
        refused(HandMadeTorch.of("}" + text("net") + named("w", "N") + "s"), "it has net", "state_dict()");
        refused(HandMadeTorch.of(tensor(FLOAT, 1, 0, numbers(1), numbers(1))).floats(1), "one value alone");
    }

    @Test
    void storagesAreThereInTheirSizeAndAsTheyAre() throws IOException {
        String value = named("w", tensor(FLOAT, 2, 0, numbers(2), numbers(1)));
        refused(HandMadeTorch.of(value), "should have 8 bytes", "but has nothing");
        refused(HandMadeTorch.of(value).floats(1, 2, 3), "but has 12 bytes");
        refused(HandMadeTorch.of(value).floats(1, 2).packed(), "packed");
        refused(
                HandMadeTorch.of(named("w", tensor("torch\nComplexFloatStorage", 2, 0, numbers(2), numbers(1)))),
                "ComplexFloatStorage");
        refused(HandMadeTorch.of(value).with("constants.pkl", new byte[0]).floats(1, 2), "is a program (TorchScript)");
        refused(
                HandMadeTorch.of(value)
                        .with("byteorder", "big".getBytes(StandardCharsets.US_ASCII))
                        .floats(1, 2),
                "big-endian");
        refused(HandMadeTorch.of(value + "\u0000"), "0x00");
    }

    @Test
    void aNumberThatWasChangedIsSeen() throws IOException {
        Path file = file(HandMadeTorch.of(named("w", tensor(FLOAT, 2, 0, numbers(2), numbers(1))))
                .floats(1.5f, 2));
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0\0\u00c0?");
        bytes[at + 2] ^= 1;
        Files.write(file, bytes);
        try (TorchFile torch = TorchFile.open(file)) {
            for (StoredTensor each : torch.tensors().values()) {
                assertThatThrownBy(() -> floats(torch, each)).hasMessageContaining("checksum");
            }
        }
    }

    /** Else a tensor would be passed over, as one that has another name. */
    @Test
    void aNameThatWasChangedIsSeen() throws IOException {
        Path file = file(HandMadeTorch.of(named("kernel", tensor(FLOAT, 2, 0, numbers(2), numbers(1))))
                .floats(1.5f, 2));
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("kernel");
        bytes[at] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> TorchFile.open(file).close()).hasMessageContaining("checksum");
    }

    @Test
    void everyCutIsSeen() throws IOException {
        byte[] whole = Files.readAllBytes(file(HandMadeTorch.of(named("w", tensor(FLOAT, 2, 0, numbers(2), numbers(1))))
                .floats(1, 2)));
        Path cut = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TorchFile.open(cut).close())
                    .as("%s bytes", length)
                    .isInstanceOf(BrokenFileException.class);
        }
    }

    @Test
    void aChangedByteIsReadOrRefusedAndNothingElse() throws IOException {
        byte[] whole = Files.readAllBytes(file(HandMadeTorch.of(named("w", tensor(FLOAT, 2, 0, numbers(2), numbers(1))))
                .floats(1, 2)));
        Path changed = folder.resolve("changed.pth");
        for (int i = 0; i < whole.length; i++) {
            for (int change : new int[] {1, 0x80, 0xff}) {
                byte[] bytes = whole.clone();
                bytes[i] ^= (byte) change;
                Files.write(changed, bytes);
                try (TorchFile torch = TorchFile.open(changed)) {
                    for (Map.Entry<String, StoredTensor> each : torch.tensors().entrySet()) {
                        assertThat(floats(torch, each.getValue())).hasSizeLessThan(100);
                    }
                } catch (BrokenFileException e) {
                    assertThat(e).hasMessageStartingWith(changed.toString());
                }
            }
        }
    }

    @Test
    void bareAndOtherFilesAreToldApartByTheirFirstBytes() throws IOException {
        byte[] old = {(byte) 0x80, 2, (byte) 0x8a, 0x0a, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46};
        assertThat(TorchFile.looksLikeOne(old)).isTrue();
        assertThat(TorchFile.looksLikeOne(new byte[] {'P', 'K', 3, 4, 0, 0, 8, 8}))
                .isTrue();
        // Safetensors, whose header has 640 bytes: 0x280.
        assertThat(TorchFile.looksLikeOne(new byte[] {(byte) 0x80, 2, 0, 0, 0, 0, 0, 0}))
                .isFalse();
        assertThat(TorchFile.looksLikeOne(new byte[0])).isFalse();
        Path file = Files.write(folder.resolve("old.pth"), old);
        assertThatThrownBy(() -> TorchFile.open(file).close())
                .hasMessageContainingAll("before 1.6", "torch.save(torch.load(file");
        Path zip = new HandMadeTorch().with("config.json", new byte[2]).write(folder.resolve("net.keras"));
        assertThatThrownBy(() -> TorchFile.open(zip).close()).hasMessageContaining("none that PyTorch wrote");
    }
}

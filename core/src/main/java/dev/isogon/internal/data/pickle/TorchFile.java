package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Tensors by name in a file that {@code torch.save} has written since PyTorch 1.6: a zip of a pickle, which says where the tensors
 * lie, and a file a storage. Read as data; numbers stay in the file until they are asked for.
 *
 * @see <a href="https://pytorch.org/docs/stable/notes/serialization.html">PyTorch, "Serialization semantics"</a>
 */
public final class TorchFile implements Closeable {

    private static final String PICKLE = "/data.pkl";

    /** Says where some hundred thousand tensors lie. */
    private static final long LONGEST_PICKLE = 64L << 20;

    /** Bytes that are read at once. */
    private static final int PIECE = 1 << 20;

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path file;
    private final ZipFile zip;
    private final String root;
    private final Map<String, StoredTensor> tensors;

    private TorchFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.root = root();
        this.tensors = StateDict.of(file, pickled());
        for (Map.Entry<String, StoredTensor> each : tensors.entrySet()) {
            entry(each.getValue().storage());
        }
    }

    /**
     * Whether a file begins as PyTorch's do, new ones and those of before 1.6. A pickle begins with 0x80 and its protocol, and so
     * does a little-endian length of eight bytes, whose upper half is zero.
     *
     * @param head eight bytes, or all there are
     */
    public static boolean looksLikeOne(byte[] head) {
        boolean pickle = head.length == Long.BYTES && head[0] == (byte) 0x80 && head[1] > 0 && head[1] <= 5;
        boolean length = head.length == Long.BYTES && Arrays.equals(head, 4, 8, new byte[4], 0, 4);
        return (head.length >= ZIP.length && Arrays.equals(head, 0, ZIP.length, ZIP, 0, ZIP.length))
                || (pickle && !length);
    }

    /**
     * Opens a file.
     *
     * @throws BrokenFileException when it is none of PyTorch's, of the form before 1.6, damaged, or has anything but tensors
     *     and plain values in it
     */
    public static TorchFile open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ZIP.length);
        }
        if (!Arrays.equals(head, ZIP)) {
            throw new BrokenFileException(
                    file,
                    "is a bare pickle, as PyTorch wrote them before 1.6, which is not read. Load it with a PyTorch you trust it to,"
                            + " and save it again: torch.save(torch.load(file, map_location=\"cpu\"), file)");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BrokenFileException(
                    file, "is no whole zip archive: it is cut short or damaged. Take an intact copy");
        }
        try {
            return new TorchFile(file, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The folder within, whose name may be any. */
    private String root() {
        String found = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .findFirst()
                .orElseThrow(() -> new BrokenFileException(
                        file, "is a zip archive, but none that PyTorch wrote: it has no " + PICKLE.substring(1)));
        String folder = found.substring(0, found.length() - PICKLE.length() + 1);
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw new BrokenFileException(
                    file, "is a program (TorchScript), and programs are not run. " + StateDict.SAVE);
        }
        return folder;
    }

    private @Nullable Object pickled() throws IOException {
        ZipEntry order = zip.getEntry(root + "byteorder");
        if (order != null && !new String(bytes(order, Long.BYTES), StandardCharsets.US_ASCII).equals("little")) {
            throw new BrokenFileException(file, "was written by a big-endian machine, whose numbers are not read");
        }
        Path beside = Files.createTempFile("isogon", ".pkl");
        try {
            Files.write(beside, bytes(zip.getEntry(root + PICKLE.substring(1)), LONGEST_PICKLE));
            return Pickle.read(beside, file, new TorchWords());
        } finally {
            Files.delete(beside);
        }
    }

    private byte[] bytes(ZipEntry entry, long most) throws IOException {
        if (entry.getSize() > most) {
            throw new BrokenFileException(
                    file,
                    "has " + entry.getSize() + " bytes in " + entry.getName() + ", but at most " + most + " are read");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw new BrokenFileException(file, "has more than " + most + " bytes in " + entry.getName());
            }
            CRC32 sum = new CRC32();
            sum.update(bytes);
            check(entry, sum);
            return bytes;
        } catch (ZipException | EOFException e) {
            throw damaged(entry.getName(), e);
        }
    }

    private BrokenFileException damaged(String name, IOException e) {
        return new BrokenFileException(
                file, "is damaged at " + name + " (" + e.getMessage() + "). Take an intact copy");
    }

    /** By name, in the order of the file. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    private ZipEntry entry(StoredTensor.Storage storage) {
        ZipEntry entry = zip.getEntry(root + "data/" + storage.key());
        long bytes = Math.multiplyExact(storage.numbers(), storage.type().bytes());
        if (entry == null || entry.getSize() != bytes || entry.getMethod() != ZipEntry.STORED) {
            throw new BrokenFileException(
                    file,
                    "should have " + bytes + " bytes as they are for " + storage.numbers() + " numbers of type "
                            + storage.type()
                            + " in data/" + Printable.of(storage.key()) + ", but has "
                            + (entry == null
                                    ? "nothing"
                                    : entry.getSize() + " bytes, "
                                            + (entry.getMethod() == ZipEntry.STORED ? "as they are" : "packed"))
                            + "; it is damaged. Take an intact copy");
        }
        return entry;
    }

    /** Takes bytes as they come from the file. */
    @FunctionalInterface
    public interface Pieces {

        /**
         * Takes the next ones.
         *
         * @param from where they belong, from 0
         */
        void take(long from, ByteBuffer bytes);
    }

    /**
     * Reads the bytes of a tensor's extent, little-endian, from its first number to its last.
     *
     * @throws BrokenFileException when they are not those that were written, as far as the file's checksum tells
     */
    public void read(StoredTensor tensor, Pieces pieces) throws IOException {
        ZipEntry entry = entry(tensor.storage());
        int width = tensor.storage().type().bytes();
        long length = tensor.extent() * width;
        CRC32 sum = new CRC32();
        byte[] piece = new byte[PIECE];
        try (InputStream in = zip.getInputStream(entry)) {
            in.skipNBytes(tensor.offset() * width);
            for (long done = 0; done < length; ) {
                int count = in.readNBytes(piece, 0, (int) Math.min(PIECE, length - done));
                if (count == 0) {
                    throw new EOFException("its bytes end too early");
                }
                sum.update(piece, 0, count);
                pieces.take(done, ByteBuffer.wrap(piece, 0, count));
                done += count;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(entry.getName(), e);
        }
        if (length == entry.getSize()) {
            check(entry, sum);
        }
    }

    /** PyTorch can be told to write no checksum, which is 0 then. */
    private void check(ZipEntry entry, CRC32 sum) {
        if (entry.getCrc() > 0 && entry.getCrc() != sum.getValue()) {
            throw damaged(entry.getName(), new ZipException("its checksum is another"));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

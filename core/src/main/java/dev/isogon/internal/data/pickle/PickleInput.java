package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.files.Extent;
import dev.isogon.metrics.BrokenFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes of a pickle, in their order; long stretches are stepped over and not read. */
final class PickleInput implements Closeable {

    /** What is most likely to be met, by pickletools' names. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry((int) 'i', "INST"),
            Map.entry((int) 'o', "OBJ"),
            Map.entry(0x81, "NEWOBJ"),
            Map.entry(0x92, "NEWOBJ_EX"),
            Map.entry((int) 'P', "PERSID"),
            Map.entry((int) 'Q', "BINPERSID"),
            Map.entry(0x82, "EXT1"),
            Map.entry(0x83, "EXT2"),
            Map.entry(0x84, "EXT4"),
            Map.entry(0x97, "NEXT_BUFFER"),
            Map.entry(0x98, "READONLY_BUFFER"),
            Map.entry((int) 'F', "FLOAT"),
            Map.entry((int) 'G', "BINFLOAT"),
            Map.entry((int) '}', "EMPTY_DICT"),
            Map.entry((int) 'd', "DICT"),
            Map.entry((int) 's', "SETITEM"),
            Map.entry((int) 'u', "SETITEMS"),
            Map.entry((int) '0', "POP"),
            Map.entry((int) '1', "POP_MARK"),
            Map.entry((int) '2', "DUP"),
            Map.entry(0x8f, "EMPTY_SET"),
            Map.entry(0x8b, "LONG4"));

    private final Path file;
    private final Path shown;
    private final PickleWords words;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 12).limit(0);
    private long bufferedTo;

    /** @param shown the file to name in messages */
    PickleInput(Path file, Path shown, PickleWords words) throws IOException {
        this.file = file;
        this.shown = shown;
        this.words = words;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    /** Of the byte that comes next. */
    long position() {
        return bufferedTo - buffer.remaining();
    }

    private int next() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int read = channel.read(buffer, bufferedTo);
            buffer.flip();
            if (read < 0) {
                throw new BrokenFileException(
                        shown,
                        "is truncated, or no pickle: it ends at byte " + bufferedTo
                                + " before its end is said. Replace it by an intact copy");
            }
            bufferedTo += read;
        }
        return buffer.get() & 0xFF;
    }

    /** A little-endian number of 1, 2 or 4 bytes; of 4, its upper half is negative. */
    int unsigned(int bytes) throws IOException {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= next() << (8 * i);
        }
        return number;
    }

    /** A little-endian number with its sign, of at most 8 bytes. */
    long signed(int bytes, long at) throws IOException {
        if (bytes > Long.BYTES) {
            throw broken(at, "is a number of " + bytes + " bytes, but at most 8 are read");
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        int unused = Long.SIZE - 8 * bytes;
        return bytes == 0 ? 0 : number << unused >> unused;
    }

    /** Text to the next line feed. */
    String line(int longest, long at) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            if (text.length() == longest) {
                throw broken(at, "has a name of more than " + longest + " characters");
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** What stands before the next line feed, stepped over. */
    Extent restOfLine() throws IOException {
        long from = position();
        long end = from;
        while (next() != '\n') {
            end++;
        }
        return new Extent(file, from, end - from);
    }

    /** What stands in quotation marks on the rest of a line. */
    Extent quoted(long at) throws IOException {
        Extent line = restOfLine();
        byte[] ends = new byte[2];
        if (line.size() >= ends.length) {
            channel.read(ByteBuffer.wrap(ends, 0, 1), line.from());
            channel.read(ByteBuffer.wrap(ends, 1, 1), line.from() + line.size() - 1);
        }
        if (ends[0] != ends[1] || (ends[0] != '\'' && ends[0] != '"')) {
            throw broken(at, "is a string without its quotation marks");
        }
        return new Extent(file, line.from() + 1, line.size() - 2);
    }

    /** The bytes that follow, stepped over. */
    Extent stretch(long length, long at) {
        long from = position();
        if (length < 0 || length > size - from) {
            throw broken(
                    at,
                    "claims " + length + " bytes, but the file has " + (size - from)
                            + " left: it is truncated or damaged");
        }
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            bufferedTo = from + length;
            buffer.limit(0);
        }
        return new Extent(file, from, length);
    }

    /** A short string's text. */
    String text(@Nullable Object value, int longest, long at) throws IOException {
        if (!(value instanceof PickledString string) || string.stretch().size() > longest) {
            throw broken(at, "needs a short text where there is none");
        }
        try (InputStream stream = string.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @param problem of the operation there: "needs …" */
    BrokenFileException broken(long at, String problem) {
        return new BrokenFileException(
                shown, "is no such pickle: the operation at byte " + at + " " + problem + ". Take an intact copy");
    }

    BrokenFileException refused(long at, int operation) {
        String name = NAMES.getOrDefault(operation, "unknown");
        return new BrokenFileException(
                shown,
                String.format(
                        Locale.ROOT,
                        "has the pickle operation 0x%02x (%s) at byte %d, which is not needed for %s and is not carried out. %s",
                        operation,
                        name,
                        at,
                        words.needed(),
                        words.remedy()));
    }

    BrokenFileException refusedName(long at, String name) {
        return new BrokenFileException(
                shown,
                "calls " + name + " at byte " + at + ", which is not needed for " + words.needed()
                        + " and is not called. " + words.remedy());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the values in an npy file: a magic string, the format's version, the length of a Python
 * dictionary, and that dictionary.
 *
 * @param rows N
 * @param columns D
 * @param bytes the header's own length, after which the values begin
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
record NpyHeader(long rows, long columns, int bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Values begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** NumPy's own bound, against headers that are made to be slow. */
    private static final int LONGEST = 10_000;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
    private static final Pattern MATRIX = Pattern.compile("\\s*([0-9]{1,18})\\s*,\\s*([0-9]{1,18})\\s*,?\\s*");

    private static final String REMEDY = ". Save it so: numpy.save(file, numpy.ascontiguousarray(matrix, '<f4'))";

    /** The header of version 1.0 for N×D little-endian floats, row after row. */
    static byte[] of(int rows, int columns) {
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int length = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        header[length - 1] = '\n';
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) (length - before))
                .put(dictionary.getBytes(StandardCharsets.US_ASCII));
        return header;
    }

    /**
     * Reads a header of version 1, 2 or 3.
     *
     * @param file for messages
     * @throws BrokenFileException when it is none, or not one of N×D little-endian floats, row after row
     */
    static NpyHeader read(Path file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new BrokenFileException(file, "is no npy file: it does not begin with \\x93NUMPY");
        }
        int version = start.length < MAGIC.length + 2 ? 0 : start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new BrokenFileException(file, "has npy version " + version + ", but 1, 2 or 3 is allowed");
        }
        byte[] size = Arrays.copyOf(in.readNBytes(version == 1 ? Short.BYTES : Integer.BYTES), Integer.BYTES);
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (length > LONGEST) {
            throw new BrokenFileException(
                    file, "has a header of " + length + " bytes, but at most " + LONGEST + " are allowed");
        }
        byte[] dictionary = in.readNBytes((int) length);
        if (dictionary.length < length) {
            throw new BrokenFileException(
                    file, "is truncated: it ends within its header. Replace it by an intact copy");
        }
        int before = MAGIC.length + 2 + (version == 1 ? Short.BYTES : Integer.BYTES);
        return parse(file, new String(dictionary, StandardCharsets.UTF_8), before + dictionary.length);
    }

    private static NpyHeader parse(Path file, String dictionary, int bytes) {
        String type = entry(file, TYPE, dictionary);
        if (!type.equals("<f4")) {
            throw new BrokenFileException(
                    file, "has values of type '" + type + "', but '<f4' (float32) is allowed" + REMEDY);
        }
        if (entry(file, ORDER, dictionary).equals("True")) {
            throw new BrokenFileException(file, "has its values column after column (fortran_order)" + REMEDY);
        }
        String shape = entry(file, SHAPE, dictionary);
        Matcher matrix = MATRIX.matcher(shape);
        if (!matrix.matches()) {
            throw new BrokenFileException(
                    file, "has the shape (" + shape + "), but a matrix of vectors × dimensions is expected");
        }
        return new NpyHeader(Long.parseLong(matrix.group(1)), Long.parseLong(matrix.group(2)), bytes);
    }

    private static String entry(Path file, Pattern pattern, String dictionary) {
        Matcher entry = pattern.matcher(dictionary);
        if (!entry.find()) {
            throw new BrokenFileException(
                    file,
                    "has an npy header without the entry "
                            + pattern.pattern().substring(0, pattern.pattern().indexOf('\\'))
                            + ". Replace it by an intact copy");
        }
        return entry.group(1);
    }
}

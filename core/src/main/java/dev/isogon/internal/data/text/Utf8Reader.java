package dev.isogon.internal.data.text;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of others as text. */
public final class Utf8Reader extends FilterReader {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int BUFFER = 1 << 16;

    private final Path file;

    private Utf8Reader(Path file, Reader in) {
        super(in);
        this.file = file;
    }

    /**
     * Opens a file in UTF-8, without the byte order mark that Windows' programs begin it with. Reading on, too, throws a {@link
     * BrokenFileException} where bytes are no UTF-8.
     *
     * @throws BrokenFileException when it is a folder, or its first bytes are those of something else
     * @throws NoSuchFileException when it is not there
     */
    public static BufferedReader open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BrokenFileException(file, "is a folder, but a text file is expected. Name the file itself");
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            bytes.mark(FirstBytes.LONGEST);
            String other = FirstBytes.whatIs(bytes.readNBytes(FirstBytes.LONGEST));
            if (other != null) {
                throw new BrokenFileException(file, other);
            }
            bytes.reset();
            BufferedReader text = new BufferedReader(
                    new Utf8Reader(file, new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())), BUFFER);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(
                    file,
                    "is not text in UTF-8: line " + firstBadLine()
                            + " has other bytes, as Latin-1 and Windows-1252 have them. Save it as UTF-8");
        }
    }

    /** Latin-1 gives every byte back, and no byte of a longer UTF-8 sequence ends a line. */
    private long firstBadLine() throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    decoder.decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
                } catch (CharacterCodingException e) {
                    break;
                }
                number++;
            }
            return number;
        }
    }
}

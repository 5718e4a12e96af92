package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.Extent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A string in a pickle, left where it stands in the file.
 *
 * @param stretch as it is written
 * @param form how it is written
 */
public record PickledString(Extent stretch, Form form) implements Content {

    /** How a string is written, and whether it is text or bytes. */
    public enum Form {
        /** Bytes as they are. */
        BYTES(true),
        /** Bytes as Python 2 prints them at protocol 0: {@code \xff\n}. */
        QUOTED_BYTES(true),
        /** Text in UTF-8. */
        TEXT(false),
        /** Text in Latin-1, where {@code \}{@code u2028} stands for what is not in it. */
        ESCAPED_TEXT(false),
        /** Bytes that stand as text in UTF-8, a character a byte: so Python 3 writes them up to protocol 2. */
        BYTES_AS_TEXT(true),
        /** Likewise in Latin-1 with escapes. */
        BYTES_AS_ESCAPED_TEXT(true);

        private final boolean isBytes;

        Form(boolean isBytes) {
            this.isBytes = isBytes;
        }
    }

    /** Whether it is bytes, and not text. */
    public boolean isBytes() {
        return form.isBytes;
    }

    /** The bytes that text in Latin-1 stands for. */
    PickledString encoded() {
        return switch (form) {
            case TEXT -> new PickledString(stretch, Form.BYTES_AS_TEXT);
            case ESCAPED_TEXT -> new PickledString(stretch, Form.BYTES_AS_ESCAPED_TEXT);
            default -> this;
        };
    }

    @Override
    public Path file() {
        return stretch.file();
    }

    @Override
    public String key() {
        return stretch.key();
    }

    @Override
    public long size() throws IOException {
        if (form == Form.BYTES) {
            return stretch.size();
        }
        try (InputStream in = open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public InputStream open() throws IOException {
        return switch (form) {
            case BYTES, TEXT -> stretch.open();
            default -> new UnescapedBytes(new BufferedInputStream(stretch.open()), form);
        };
    }
}

package dev.isogon.internal.engine;

import java.io.ByteArrayOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.OutputArchive;

/** The engine's archives as bytes: it must not write them itself, since a full disk would end the whole process. */
public final class Archives {

    private Archives() {}

    /** Everything in an archive; to be called within a {@link Scope}. */
    public static byte[] bytes(OutputArchive archive) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.save_to(new Collector(bytes));
        return bytes.toByteArray();
    }

    /** What the engine calls with one piece of the archive after the other. */
    private static final class Collector extends ArchiveWriter {

        private final ByteArrayOutputStream bytes;

        Collector(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public long call(Pointer data, long length) {
            byte[] piece = new byte[Math.toIntExact(length)];
            new BytePointer(data).capacity(length).get(piece);
            bytes.writeBytes(piece);
            return length;
        }
    }
}

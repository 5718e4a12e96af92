package dev.isogon.internal.models;

import dev.isogon.internal.embed.OnnxSession;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Signature;
import dev.isogon.metrics.BrokenFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of which all is known that can be read, to be tried: how long its embeddings are, and whether it takes any number of
 * pictures as it says.
 *
 * @param batch pictures that it says to take at once; 0 for any number
 */
record OpenDraft(Path file, String input, String output, int batch, Preprocessing preprocessing) {

    /** Numbers at once: a buffer of 1 GiB. */
    private static final long MOST = 1L << 28;

    /** Asks the network once, or twice where it says to take any number. */
    Signature tried(OnnxSession session) {
        int rows = batch == 0 ? 1 : batch;
        OnnxSession.Output one = run(session, rows);
        long[] shape = one.shape();
        if (shape.length < 2 || shape[0] != rows || Arrays.stream(shape).skip(2).anyMatch(each -> each != 1)) {
            throw new BrokenFileException(
                    file,
                    "gives " + Arrays.toString(shape) + " as \"" + output + "\" for " + rows
                            + (rows == 1 ? " picture" : " pictures") + ", but a vector a picture is needed, N×D");
        }
        if (shape[1] < 1 || shape[1] > Signature.LARGEST_EMBEDDING) {
            throw new BrokenFileException(
                    file,
                    "gives " + shape[1] + " numbers a picture as \"" + output + "\", but an embedding has 1 to "
                            + Signature.LARGEST_EMBEDDING);
        }
        int dimensions = (int) shape[1];
        return new Signature(
                input, output, batch == 0 && !takesTwo(session, dimensions) ? 1 : batch, dimensions, preprocessing);
    }

    /** Some networks were exported with a batch of one within, whatever their input says. */
    private boolean takesTwo(OnnxSession session, int dimensions) {
        try {
            return Arrays.equals(run(session, 2).shape(), new long[] {2, dimensions})
                    || Arrays.equals(run(session, 2).shape(), new long[] {2, dimensions, 1, 1});
        } catch (BrokenFileException e) {
            return false;
        }
    }

    private OnnxSession.Output run(OnnxSession session, int rows) {
        long numbers = (long) preprocessing.numbers() * rows;
        if (numbers > MOST) {
            throw new BrokenFileException(
                    file,
                    "takes " + rows + " pictures of " + preprocessing.height() + "×" + preprocessing.width()
                            + " at once, more than fit in memory; export it with a smaller batch");
        }
        int size = preprocessing.element() == Element.FLOAT32 ? 4 : preprocessing.element() == Element.FLOAT16 ? 2 : 1;
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) numbers * size).order(ByteOrder.nativeOrder());
        return session.run(input, zeros, preprocessing.element(), preprocessing.shape(rows), List.of(output))
                .get(0);
    }
}

package dev.isogon.internal.data.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What MXNet's image records begin with, 24 bytes: flag, label (float), two identification numbers of 8 bytes. A flag n
 * above 0 says that n labels (floats) follow, which count instead of the one.
 *
 * @param labels the label, or the first two where there are several
 * @param several whether the flag says that labels follow
 * @param bytes the header's own length, after which the image begins
 * @see <a href="https://github.com/apache/mxnet/blob/master/python/mxnet/recordio.py">mxnet.recordio, IRHeader</a>
 */
record RecordHeader(float[] labels, boolean several, int bytes) {

    private static final int FIXED = 24;

    /** Of a record; null where it is shorter than a header. */
    static @Nullable RecordHeader read(RecordInput in, RecordInput.Place place) throws IOException {
        RecordInput.Stretch first = place.parts().get(0);
        if (first.size() < FIXED) {
            return null;
        }
        ByteBuffer fixed = in.bytes(first.from(), FIXED);
        long flag = Integer.toUnsignedLong(fixed.getInt());
        float label = fixed.getFloat();
        if (flag == 0) {
            return new RecordHeader(new float[] {label}, false, FIXED);
        }
        if (flag > (first.size() - FIXED) / Float.BYTES) {
            return null;
        }
        int read = (int) Math.min(2, flag);
        ByteBuffer following = in.bytes(first.from() + FIXED, read * Float.BYTES);
        float[] labels = new float[read];
        for (int i = 0; i < read; i++) {
            labels[i] = following.getFloat();
        }
        return new RecordHeader(labels, true, (int) (FIXED + flag * Float.BYTES));
    }
}

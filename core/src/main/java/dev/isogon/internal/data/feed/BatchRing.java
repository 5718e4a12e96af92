package dev.isogon.internal.data.feed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory of a {@link BatchFeed}: a few batches that are filled in turn. One ring serves many feeds, one after the
 * other, so that epochs allocate nothing.
 */
public final class BatchRing {

    /** One with the consumer, one ready, one being filled. */
    static final int SLOTS = 3;

    private static final int ALIGNMENT = 64;

    private final int batchSize;
    private final int imageLength;
    private final Batch[] slots = new Batch[SLOTS];
    private final AtomicBoolean inUse = new AtomicBoolean();

    /**
     * @param batchSize images of a full batch, at least 1
     * @param imageLength H·W·C
     */
    public BatchRing(int batchSize, int imageLength) {
        if (batchSize < 1 || imageLength < 1) {
            throw new IllegalArgumentException(
                    "a batch needs at least 1 image of 1 value, not " + batchSize + " of " + imageLength);
        }
        this.batchSize = batchSize;
        this.imageLength = imageLength;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Batch(
                    aligned(batchSize, imageLength, Float.BYTES).asFloatBuffer(),
                    aligned(batchSize, 1, Long.BYTES).asLongBuffer(),
                    batchSize);
        }
    }

    public int batchSize() {
        return batchSize;
    }

    public int imageLength() {
        return imageLength;
    }

    Batch slot(int batchNumber) {
        return slots[batchNumber % SLOTS];
    }

    void claim() {
        if (!inUse.compareAndSet(false, true)) {
            throw new IllegalStateException("another feed still uses this ring; close that one first");
        }
    }

    void release() {
        inUse.set(false);
    }

    static ByteBuffer aligned(int count, int length, int bytes) {
        int size = Math.multiplyExact(Math.multiplyExact(count, length), bytes);
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }
}

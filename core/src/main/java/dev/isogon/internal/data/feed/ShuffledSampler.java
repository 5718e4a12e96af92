package dev.isogon.internal.data.feed;

import dev.isogon.internal.data.split.Splits;

/**
 * Every image once an epoch, by chance.
 *
 * @param images how many there are
 * @param batch images a batch, at least 1
 * @param dropLast whether a last batch shorter than the others is left out
 */
public record ShuffledSampler(int images, int batch, boolean dropLast) implements Sampler {

    @Override
    public int[][] batches(long seed, int epoch) {
        return Sampler.cut(Splits.shuffled(images, seed, epoch), batch, dropLast);
    }

    @Override
    public int steps() {
        return dropLast || images % batch == 0 ? images / batch : images / batch + 1;
    }
}

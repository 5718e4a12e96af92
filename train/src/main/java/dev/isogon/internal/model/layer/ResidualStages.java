package dev.isogon.internal.model.layer;

import java.util.ArrayList;
import java.util.List;

/** The four stages that residual networks have between stem and embedding. */
public final class ResidualStages {

    /** Channels after the stem. */
    public static final int STEM = 64;

    private ResidualStages() {}

    /** One kind of block. */
    @FunctionalInterface
    public interface Kind {
        Block block(int in, int out, int stride, double dropPath);
    }

    /**
     * Stages of which each has twice the channels and half the side of the one before.
     *
     * @param depths blocks in each
     * @param firstStride of the first stage; the others' is 2
     * @param firstChannels out of the first stage
     * @param dropPath of the last block, to which the others' rise linearly from 0
     */
    public static List<Sequential> of(
            List<Integer> depths, int firstStride, int firstChannels, double dropPath, Kind kind) {
        int last = depths.stream().mapToInt(Integer::intValue).sum() - 1;
        List<Sequential> stages = new ArrayList<>();
        int in = STEM;
        int number = 0;
        for (int i = 0; i < depths.size(); i++) {
            int out = firstChannels << i;
            List<Block> blocks = new ArrayList<>();
            for (int j = 0; j < depths.get(i); j++) {
                int stride = j > 0 ? 1 : i == 0 ? firstStride : 2;
                blocks.add(kind.block(in, out, stride, dropPath * number++ / last));
                in = out;
            }
            stages.add(new Sequential(blocks));
        }
        return List.copyOf(stages);
    }
}

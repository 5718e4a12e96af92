package dev.isogon.internal.eval.resampling;

/**
 * How a bootstrap is run. Equal settings give equal intervals, on any number of threads.
 *
 * @param resamples number of resamples, at least 100; 1,000 is usual
 * @param seed of the draws
 * @param confidence between 0 and 1, usually 0.95
 */
public record BootstrapSettings(int resamples, long seed, double confidence) {

    /** 1,000 resamples, 95 %. */
    public static final BootstrapSettings USUAL = new BootstrapSettings(1_000, 1, 0.95);

    public BootstrapSettings {
        if (resamples < 100 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a bootstrap needs at least 100 resamples and a confidence between 0 and"
                    + " 1, but they were " + resamples + " and " + confidence);
        }
    }
}

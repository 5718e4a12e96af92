package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.PReLUImpl;
import org.bytedeco.pytorch.PReLUOptions;

/** x where it is positive, else a·x with a learned a for each channel that starts at 0.25 (He et al. 2015, eq. 1). */
public final class Prelu extends PReLUImpl {

    public Prelu(int channels) {
        super(options(channels));
    }

    private static PReLUOptions options(int channels) {
        // Its constructor's number would be how many options there are.
        PReLUOptions options = new PReLUOptions();
        options.num_parameters().put(channels);
        return options;
    }

    /** As a part of a graph. */
    public Features describe(NetworkGraph graph, Features x) {
        return graph.prelu(x, weight());
    }
}

package dev.isogon.internal.model;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringSharedModuleDict;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A network from images to embeddings. It consists of stages, of which the first ones can be frozen, and the embedding
 * layer after them, which never is.
 */
public abstract class Backbone extends Module {

    private final List<List<Module>> stages = new ArrayList<>();
    private final List<String> embeddingLayers = new ArrayList<>();
    private int frozen;

    /** Images N×C×H×W → embeddings N×D, before normalization. */
    public abstract Tensor embed(Tensor images);

    /** The same as a graph, as it evaluates: what {@link #embed} does, in the graph's words. */
    public abstract Features describe(NetworkGraph graph, Features images);

    /** Declares the next stage; a network's constructor does so from the input on. */
    protected final void addStage(Module... modules) {
        stages.add(List.of(modules));
    }

    /** Declares the layers that lie behind all stages: a weights file may lack them or have them in another shape. */
    protected final void addEmbeddingLayers(String... names) {
        embeddingLayers.addAll(List.of(names));
    }

    /** Whether a tensor of that name belongs to the embedding layer, what a classifier is in published weights. */
    final boolean isOfEmbeddingLayer(String tensor) {
        return embeddingLayers.stream().anyMatch(each -> tensor.startsWith(each + "."));
    }

    /** How many stages can be frozen, the stem included. */
    public final int stages() {
        return stages.size();
    }

    /**
     * Keeps the first stages as they are: they get no gradients, and their BatchNorm and dropout stay in evaluation
     * mode. Later stages learn again.
     *
     * @param count from 0 to {@link #stages()}
     */
    public final void freeze(int count) {
        if (count < 0 || count > stages.size()) {
            throw new IllegalArgumentException(
                    "from 0 to " + stages.size() + " stages can be frozen, but " + count + " were asked for");
        }
        frozen = count;
        for (int i = 0; i < stages.size(); i++) {
            for (Module module : stages.get(i)) {
                for (Tensor each : module.parameters().get()) {
                    each.set_requires_grad(i >= count);
                }
            }
        }
        train(is_training());
    }

    /** Training or evaluation mode; frozen stages stay in evaluation. A parent's call arrives here too. */
    @Override
    public void train(boolean on) {
        super.train(on);
        for (List<Module> stage : stages.subList(0, frozen)) {
            stage.forEach(module -> module.train(false));
        }
    }

    /** Lays the weights of convolutions out channels-last, which many networks compute faster in. */
    public final void useChannelsLast() {
        for (Tensor each : parameters().get()) {
            if (each.dim() == 4) {
                each.set_data(each.contiguous(MemoryFormat.ChannelsLast));
            }
        }
    }

    /** Everything that a weights file holds, by name, in the order of PyTorch's {@code state_dict}. */
    public final Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        collect("", this, tensors);
        return tensors;
    }

    private static void collect(String prefix, Module module, Map<String, Tensor> into) {
        put(prefix, module.named_parameters(false), into);
        put(prefix, module.named_buffers(false), into);
        StringSharedModuleDict children = module.named_children();
        for (long i = 0; i < children.size(); i++) {
            var child = children.items().get(i);
            collect(prefix + child.key().getString() + ".", child.access(), into);
        }
    }

    private static void put(String prefix, StringTensorDict tensors, Map<String, Tensor> into) {
        for (long i = 0; i < tensors.size(); i++) {
            var each = tensors.items().get(i);
            into.put(prefix + each.key().getString(), each.access());
        }
    }
}

package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What moves a learner's weights: one optimizer, whose groups of weights have a rate and a decay of their own. Matrices
 * and convolutions of the backbone decay; biases, norms and prototypes do not.
 */
final class Optimization {

    private final TrainConfig config;
    private final GradientSum gradientSum;
    private final Optimizer optimizer;
    private final List<Tensor> weights = new ArrayList<>();
    /** Of each group, its share of the learning rate. */
    private final List<Double> shares = new ArrayList<>();

    private record Group(double share, double decay) {}

    /** Of a process that trains alone. */
    Optimization(Learner learner, TrainConfig config) {
        this(learner, config, GradientSum.ALONE);
    }

    Optimization(Learner learner, TrainConfig config, GradientSum gradientSum) {
        this.config = config;
        this.gradientSum = gradientSum;
        Map<Group, List<Tensor>> groups = new LinkedHashMap<>();
        learner.backbone().tensors().forEach((name, tensor) -> {
            if (tensor.requires_grad()) {
                double share = learner.pretrained().contains(name) ? config.pretrainedRate() : 1;
                double decay = tensor.dim() > 1 ? config.weightDecay() : 0;
                groups.computeIfAbsent(new Group(share, decay), none -> new ArrayList<>())
                        .add(tensor);
            }
        });
        for (Tensor each : learner.lossParameters()) {
            if (each.requires_grad()) {
                groups.computeIfAbsent(new Group(1, 0), none -> new ArrayList<>())
                        .add(each);
            }
        }
        Optimizer made = null;
        for (Map.Entry<Group, List<Tensor>> each : groups.entrySet()) {
            TensorVector tensors = new TensorVector(each.getValue().toArray(new Tensor[0]));
            double decay = each.getKey().decay();
            if (made == null) {
                made = optimizer(tensors, decay);
            } else {
                made.add_param_group(new OptimizerParamGroup(tensors, options(decay)));
            }
            weights.addAll(each.getValue());
            shares.add(each.getKey().share());
        }
        if (made == null) {
            throw new IllegalArgumentException("nothing is left to train");
        }
        this.optimizer = made;
    }

    private Optimizer optimizer(TensorVector tensors, double decay) {
        OptimizerOptions options = options(decay);
        return switch (config.optimizer()) {
            case ADAM -> new Adam(tensors, (AdamOptions) options);
            case ADAMW -> new AdamW(tensors, (AdamWOptions) options);
            case SGD -> new SGD(tensors, (SGDOptions) options);
        };
    }

    private OptimizerOptions options(double decay) {
        switch (config.optimizer()) {
            case ADAM -> {
                AdamOptions options = new AdamOptions(config.learningRate());
                options.weight_decay().put(decay);
                return options;
            }
            case ADAMW -> {
                AdamWOptions options = new AdamWOptions(config.learningRate());
                options.weight_decay().put(decay);
                return options;
            }
            case SGD -> {
                SGDOptions options = new SGDOptions(config.learningRate());
                options.weight_decay().put(decay);
                options.momentum().put(config.momentum());
                options.nesterov().put(config.momentum() > 0);
                return options;
            }
        }
        throw new AssertionError(config.optimizer());
    }

    /** For checkpoints. */
    Optimizer optimizer() {
        return optimizer;
    }

    /** Whether a weight is one of those that it moves. */
    boolean moves(Tensor weight) {
        return weights.stream().anyMatch(each -> each.is_same(weight));
    }

    void zeroGradients() {
        optimizer.zero_grad();
    }

    /** Moves the weights along their gradients, which are shortened first where they are too long together. */
    void step(double learningRate) {
        for (int g = 0; g < shares.size(); g++) {
            optimizer.param_groups().get(g).options().set_lr(learningRate * shares.get(g));
        }
        List<Tensor> gradients =
                weights.stream().map(Tensor::grad).filter(Tensor::defined).toList();
        gradientSum.of(gradients);
        if (config.clip() > 0) {
            clip(gradients);
        }
        optimizer.step();
    }

    /** Pascanu et al. 2013: gradients together are at most {@code clip} long, their direction kept. */
    private void clip(List<Tensor> gradients) {
        Tensor[] norms = gradients.stream().map(Tensor::norm).toArray(Tensor[]::new);
        Tensor norm = torch.stack(new TensorVector(norms)).norm();
        Tensor factor =
                torch.clamp_max(norm.add(new Scalar(1e-6)).reciprocal().mul(new Scalar(config.clip())), new Scalar(1));
        for (Tensor gradient : gradients) {
            gradient.mul_(factor);
        }
    }
}

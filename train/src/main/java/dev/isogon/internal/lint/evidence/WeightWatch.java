package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loop.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Which parameters move: two sums of each at the run's random start, compared with the same after an epoch. */
public final class WeightWatch {

    /** The average of the weights is moved by no optimizer, on purpose. */
    private static final String AVERAGE = "average.";

    private final Learner learner;
    private final Map<String, double[]> start = new LinkedHashMap<>();
    private final Set<String> moved = new HashSet<>();
    private List<WeightFate> fates = List.of();

    /** To be made before a checkpoint is loaded, so that a run that is resumed is compared with its start too. */
    public WeightWatch(Learner learner) {
        this.learner = learner;
        forEach((name, weight) -> start.put(name, sums(weight)));
    }

    /**
     * Compares with the start.
     *
     * @param optimized whether an optimizer has a parameter
     * @param stepped whether steps were taken, the last of whose gradients are still there
     */
    public void look(Predicate<Tensor> optimized, boolean stepped) {
        List<WeightFate> seen = new ArrayList<>();
        forEach((name, weight) -> {
            double[] now = sums(weight);
            double[] before = start.putIfAbsent(name, now);
            if (before != null && !Arrays.equals(before, now)) {
                moved.add(name);
            }
            seen.add(new WeightFate(
                    name,
                    weight.numel(),
                    weight.requires_grad(),
                    optimized.test(weight),
                    stepped ? gradient(weight) : WeightFate.Gradient.UNSEEN,
                    moved.contains(name)));
        });
        fates = seen;
    }

    private static WeightFate.Gradient gradient(Tensor weight) {
        Tensor gradient = weight.grad();
        return gradient.defined() && gradient.ne(new Scalar(0)).any().item_bool()
                ? WeightFate.Gradient.ARRIVED
                : WeightFate.Gradient.NONE;
    }

    /** What {@link #look} saw last; nothing before. */
    public List<WeightFate> fates() {
        return fates;
    }

    /** Two, since steps of one size up and down can cancel in one. Exact to the bit, so equal sums of equal numbers. */
    private static double[] sums(Tensor weight) {
        ScalarTypeOptional exact = new ScalarTypeOptional(ScalarType.Double);
        return new double[] {
            weight.sum(exact).item_double(), weight.square().sum(exact).item_double()
        };
    }

    private void forEach(BiConsumer<String, Tensor> visitor) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            StringTensorDict parameters = learner.named_parameters();
            for (long i = 0; i < parameters.size(); i++) {
                var each = parameters.items().get(i);
                String name = each.key().getString();
                if (!name.startsWith(AVERAGE)) {
                    visitor.accept(name, each.access());
                }
            }
        }
    }
}

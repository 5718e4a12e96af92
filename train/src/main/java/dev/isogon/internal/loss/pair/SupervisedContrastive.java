package dev.isogon.internal.loss.pair;

import dev.isogon.internal.loss.part.Rows;
import dev.isogon.internal.loss.part.ShortNumber;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Of each image, the mean over the batch's others of its class of −ln p, where p is the softmax over all others of the cosines
 * by the temperature; then the mean over the images for which that is above 0.
 *
 * <p>Source: Khosla et al., Supervised Contrastive Learning, arXiv 2004.11362, equation 2; images without another of their
 * class are left out, as pytorch-metric-learning does.
 *
 * @param temperature T, above 0
 */
public record SupervisedContrastive(double temperature) implements PairCriterion {

    public SupervisedContrastive {
        if (!(temperature > 0 && temperature <= 1e3)) {
            throw new IllegalArgumentException(
                    "temperature must be above 0 and at most 1000, but was " + ShortNumber.of(temperature));
        }
    }

    @Override
    public double scale() {
        return 1 / temperature;
    }

    @Override
    public Tensor of(Tensor embeddings, Tensor labels) {
        Tensor directions = Rows.directions(embeddings, Rows.norms(embeddings));
        Tensor similarities = directions.mm(directions.t()).mul(new Scalar(scale()));
        Tensor self =
                torch.eye(embeddings.size(0), embeddings.options().dtype(new ScalarTypeOptional(ScalarType.Bool)));
        Tensor mates = labels.unsqueeze(1).eq(labels.unsqueeze(0)).logical_and(self.logical_not());
        Tensor all = torch.logsumexp(
                similarities.masked_fill(self, new Scalar(Double.NEGATIVE_INFINITY)), new long[] {1}, true);
        Tensor logProbabilities = similarities.sub(all);
        Tensor ofMates = torch.where(mates, logProbabilities, torch.zeros_like(logProbabilities));
        Tensor each = ofMates.sum(1).neg().div(mates.sum(1).clamp_min(new Scalar(1)));
        return each.sum().div(each.gt(new Scalar(0)).sum().clamp_min(new Scalar(1)));
    }
}

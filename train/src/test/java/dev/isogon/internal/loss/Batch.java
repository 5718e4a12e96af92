package dev.isogon.internal.loss;

import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.head.CosineHead;
import dev.isogon.internal.loss.head.Head;
import dev.isogon.internal.loss.head.IdentityHead;
import dev.isogon.internal.loss.head.LinearHead;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A batch for tests, as arrays and as tensors of float64. */
record Batch(double[][] embeddings, int[] labels, double[][] prototypes) {

    /** Normal numbers; some rows are pushed to their prototype and some away from it, so that all branches are met. */
    static Batch random(int images, int classes, int dimensions, long seed) {
        Random random = new Random(seed);
        double[][] prototypes = normal(classes, dimensions, random);
        double[][] embeddings = normal(images, dimensions, random);
        int[] labels = random.ints(images, 0, classes).toArray();
        for (int i = 0; i < images; i++) {
            double pull = i % 3 == 0 ? 0 : i % 3 == 1 ? 2 : -4;
            for (int k = 0; k < dimensions; k++) {
                embeddings[i][k] += pull * prototypes[labels[i]][k];
            }
        }
        return new Batch(embeddings, labels, prototypes);
    }

    private static double[][] normal(int rows, int columns, Random random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        return matrix;
    }

    Tensor embeddingTensor() {
        return embeddingTensor(ScalarType.Double);
    }

    Tensor embeddingTensor(ScalarType type) {
        return tensor(embeddings, type).set_requires_grad(true);
    }

    Tensor labelTensor() {
        return Tensors.labels(labels);
    }

    /** The loss on a head of these prototypes. */
    PrototypeLoss loss(String text) {
        return loss(text, ScalarType.Double);
    }

    PrototypeLoss loss(String text, ScalarType type) {
        PrototypeRecipe recipe = (PrototypeRecipe) Losses.parse(text);
        Tensor rows = tensor(prototypes, type);
        Head head = switch (recipe.head()) {
            case LINEAR -> new LinearHead(rows);
            case COSINE -> new CosineHead(rows);
            case IDENTITY -> new IdentityHead();
        };
        return recipe.build(new Shape(prototypes.length, prototypes[0].length, type), head, false);
    }

    static Tensor tensor(double[][] rows, ScalarType type) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensors.of(flat, type, rows.length, rows[0].length);
    }
}

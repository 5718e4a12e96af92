package org.example;

import dev.isogon.train.LossModule;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One of Isogon's losses in a training loop of one's own over libtorch. */
public final class LossInYourLoop {

    public static void main(String[] args) {
        torch.manual_seed(1);
        Tensor people = torch.randn(10, 64);
        LinearImpl network = new LinearImpl(64, 16);
        LossModule arcface = LossModule.of("arcface(0.3, scale=16)", 10, 16);
        TensorVector weights = network.parameters();
        weights.insert(weights.end(), arcface.parameters().get(0)); // the prototypes
        Adam optimizer = new Adam(weights, new AdamOptions(0.01));
        for (int step = 1; step <= 100; step++) {
            try (PointerScope scope = new PointerScope()) {
                Tensor labels = torch.randint(10, new long[] {32}).to(torch.ScalarType.Long);
                Tensor images = people.index_select(0, labels).add(torch.randn(32, 64));
                Tensor loss = arcface.loss(network.forward(images), labels);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                if (step % 25 == 0) {
                    System.out.printf("step %d: loss %.3f%n", step, loss.item_float());
                }
            }
        }
    }
}

package org.example;

import dev.isogon.metrics.DataSource;
import dev.isogon.train.Comparison;
import dev.isogon.train.ComparisonResult;
import dev.isogon.train.LossModule;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Compares a loss of one's own, which learns a centre a class, with one of Isogon's: PHOTOS OUT. */
public final class LossOfYourOwn {

    private static final class Centres extends LossModule {
        private final Tensor centres;

        Centres(int classes, int dimensions) {
            centres = register_parameter("centres", torch.randn(classes, dimensions));
        }

        @Override
        public Tensor loss(Tensor embeddings, Tensor labels) {
            return torch.cross_entropy_loss(torch.cdist(embeddings, centres).neg(), labels);
        }
    }

    public static void main(String[] args) throws IOException {
        ComparisonResult result = Comparison.of(DataSource.of(Path.of(args[0])))
                .losses("fixed-adacos")
                .loss("centres", Centres::new)
                .seeds(1)
                .backbone("resnet18")
                .resolution(32)
                .epochs(2)
                .run(Path.of(args[1]));
        result.losses().forEach(each -> System.out.println(each.loss() + ": " + each.testAccuracy()));
    }
}

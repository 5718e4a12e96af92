package dev.isogon.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossModuleTest {

    /** Pulls each embedding to a centre of its class that is learned: mean ‖x − c_y‖². */
    private static final class Centres extends LossModule {

        private final Tensor centres;
        private final double[] first;
        private double[] latest;

        Centres(int classes, int dimensions) {
            centres = register_parameter("centres", torch.randn(classes, dimensions));
            first = Tensors.values(centres);
            latest = first;
        }

        @Override
        public Tensor loss(Tensor embeddings, Tensor labels) {
            latest = Tensors.values(centres);
            return embeddings
                    .sub(centres.index_select(0, labels))
                    .square()
                    .sum(1)
                    .mean();
        }
    }

    @TempDir
    Path folder;

    private Trainer trainer() throws IOException {
        Path photos = folder.resolve("photos");
        PngFolders.write(photos, 12, 1, List.of("ann", "ben", "cleo"));
        return Trainer.on(DataSource.of(photos))
                .backbone("simple-cnn")
                .resolution(12)
                .epochs(2)
                .threads(1)
                .set("train.batch", 8)
                .set("model.embedding", 16);
    }

    /** x = (3, 4) has cosines 0.6 and 0.8 to the axes: −ln softmax of 10 times those is ln(1 + e²) for the first. */
    @Test
    void oneOfIsogonsIsWorkedOutByHandAndTrainsInALoopOfOnesOwn() {
        try (Scope scope = Scope.open()) {
            LossModule loss = LossModule.of("normalized-softmax(scale=10)", 2, 2);
            assertThat(loss.parameters().size()).isEqualTo(1);
            Tensor prototypes = loss.parameters().get(0);
            prototypes.detach().copy_(torch.eye(2));
            Tensor embedding = Tensors.of(new double[] {3, 4}, ScalarType.Float, 1, 2);
            Tensor label = Tensors.labels(0);
            assertThat(loss.loss(embedding, label).item_double()).isCloseTo(Math.log(1 + Math.exp(2)), within(1e-6));
            SGD optimizer = new SGD(loss.parameters(), new SGDOptions(0.1));
            loss.loss(embedding, label).backward();
            optimizer.step();
            assertThat(loss.loss(embedding, label).item_double()).isLessThan(1.5);
        }
    }

    @Test
    void whatIsNoLossIsRefused() {
        assertThatThrownBy(() -> LossModule.of("arcfce", 5, 8))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("did you mean arcface?");
        assertThatThrownBy(() -> trainer().loss("arcface", Centres::new))
                .hasMessageContaining("a name of its own, not 'arcface'");
    }

    @Test
    void isogonTrainsALossOfOnesOwnWithWhatItLearns() throws IOException {
        List<Centres> made = new ArrayList<>();
        LossMaker maker = (classes, dimensions) -> {
            assertThat(classes).isEqualTo(3);
            assertThat(dimensions).isEqualTo(16);
            Centres loss = new Centres(classes, dimensions);
            made.add(loss);
            return loss;
        };
        try (TrainedModel model = trainer().loss("centres", maker).train(folder.resolve("model"))) {
            assertThat(model.prototypes()).isEmpty();
            assertThat(Files.readString(model.folder().resolve("model.json"))).contains("\"centres\"");
        }
        Centres trained = made.get(made.size() - 1);
        assertThat(trained.latest).hasSize(48).isNotEqualTo(trained.first);
    }

    @Test
    void aLossOfOnesOwnIsComparedWithIsogons() throws IOException {
        Path photos = folder.resolve("photos");
        PngFolders.write(photos, 12, 1, List.of("ann", "ben", "cleo"));
        ComparisonResult result = Comparison.of(DataSource.of(photos))
                .losses("arcface")
                .loss("centres", Centres::new)
                .seeds(2)
                .backbone("simple-cnn")
                .resolution(12)
                .epochs(1)
                .threads(1)
                .set("train.batch", 8)
                .set("model.embedding", 16)
                .run(folder.resolve("compared"));
        assertThat(result.losses()).extracting(each -> each.loss()).containsExactly("arcface", "centres");
        assertThat(folder.resolve("compared").resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void batchesTooSmallForPairsAreRefusedBeforeAnythingIsWritten() throws IOException {
        Trainer trainer = trainer().loss("supcon").set("train.batch", 6);
        Comparison comparison = Comparison.of(DataSource.of(folder.resolve("photos")))
                .losses("arcface", "supcon")
                .backbone("simple-cnn")
                .resolution(12)
                .set("train.batch", 6);
        Path out = folder.resolve("refused");
        assertThatThrownBy(() -> trainer.train(out))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("train.batch must be at least 8");
        assertThatThrownBy(() -> comparison.run(out))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("train.batch must be at least 8");
        assertThat(out).doesNotExist();
    }

    @Test
    void aLossOfManyNumbersIsNamed() throws IOException {
        LossMaker wrong = (classes, dimensions) -> new LossModule() {
            @Override
            public Tensor loss(Tensor embeddings, Tensor labels) {
                return embeddings.mul(new Scalar(2));
            }
        };
        Trainer trainer = trainer().loss("many", wrong);
        assertThatThrownBy(() -> trainer.train(folder.resolve("model")))
                .hasMessageContaining("loss 'many' must give one number");
    }
}

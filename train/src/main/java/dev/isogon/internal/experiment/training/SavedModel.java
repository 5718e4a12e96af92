package dev.isogon.internal.experiment.training;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.ContentList;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.experiment.split.SeenPart;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.TrainingRun;
import dev.isogon.internal.loop.export.HeadExport;
import dev.isogon.internal.loop.export.PlainImages;
import dev.isogon.internal.model.trained.HeadFolder;
import dev.isogon.internal.model.trained.ModelCard;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/** A trained model as files: the model, and beside it how it was made. */
record SavedModel(
        TrainRequest request,
        Map<String, String> origins,
        Images images,
        List<String> contents,
        TrainingOutcome outcome) {

    private static final List<String> EPOCHS_HEADER =
            List.of("epoch", "loss", "accuracy", "validation_accuracy", "scale", "seconds");
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /**
     * Writes all of it.
     *
     * @param work may be stopped; its threads compute what is checked
     * @return what a user should know of the files
     */
    List<String> write(Path folder, Learner learner, TrainingRun training, Work work) throws IOException {
        OnnxBeside onnx = request.model().isOver() ? head(folder, learner, work) : network(folder, learner, work);
        training.log().write(folder.resolve("training.csv"));
        AtomicFile.write(folder.resolve("epochs.csv"), epochs(training.epochs()));
        Map<String, Object> recorded = RunFile.met(request, images);
        recorded.put("loss", request.loss().label());
        recorded.put("seed", request.seed());
        recorded.put("best_epoch", outcome.bestEpoch());
        if (outcome.validationAccuracy() != null) {
            recorded.put("validation_accuracy", outcome.validationAccuracy());
        }
        if (outcome.testAccuracy() != null) {
            recorded.put("test_accuracy", outcome.testAccuracy());
        }
        recorded.put("findings", outcome.findings());
        recorded.putAll(onnx.recorded());
        new RunFile(folder.resolve(RunFile.NAME)).write(request, origins, recorded);
        return onnx.problem().isEmpty() ? List.of() : List.of(onnx.problem());
    }

    private OnnxBeside network(Path folder, Learner learner, Work work) throws IOException {
        ModelFolder.write(
                folder,
                card(learner),
                learner.judged(),
                learner.prototypes(),
                images.train().classNames());
        if (!contents.isEmpty()) {
            ContentList.write(folder.resolve(ContentList.FILE), contents);
        }
        return request.model().onnx()
                ? OnnxBeside.write(folder, name(), images.validation().orElse(images.train()), work)
                : OnnxBeside.NONE;
    }

    /** What the network under it was trained on counts as seen too. */
    private OnnxBeside head(Path folder, Learner learner, Work work) throws IOException {
        BaseModel base = BaseModel.named(request.model().from());
        learner.eval();
        HeadFolder.write(
                folder, learner.judged(), learner.prototypes(), images.train().classNames());
        Set<String> seen = new HashSet<>(contents);
        Path ofBase = base.found().folder();
        if (ofBase != null) {
            seen.addAll(ContentList.read(ofBase.resolve(ContentList.FILE)).all());
        }
        if (!seen.isEmpty()) {
            ContentList.write(folder.resolve(ContentList.FILE), seen);
        }
        HeadExport export = new HeadExport(
                base,
                request.model().backbone(),
                Map.of(
                        "isogon.loss", request.loss().text(),
                        "isogon.classes", Integer.toString(images.train().classes())));
        return OnnxBeside.of(export.intoFolder(folder, name(), learner.judged(), PlainImages.of(images.train()), work));
    }

    private String name() {
        return String.valueOf(outcome.folder().toAbsolutePath().normalize().getFileName());
    }

    private ModelCard card(Learner learner) throws IOException {
        ModelConfig model = request.model();
        ImageSet like = images.train();
        return new ModelCard(
                ModelCard.FORMAT,
                model.backbone(),
                like.height(),
                like.width(),
                like.channels(),
                model.embedding(),
                model.dropout(),
                model.dropPath(),
                model.batchNorm(),
                learner.normalization().mean(),
                learner.normalization().deviation(),
                request.loss().text(),
                like.classes(),
                SeenPart.of(model).faces());
    }

    private static String epochs(List<EpochRecord> epochs) throws IOException {
        StringBuilder text = new StringBuilder();
        CSV.printRecord(text, EPOCHS_HEADER.toArray());
        for (EpochRecord each : epochs) {
            CSV.printRecord(
                    text,
                    each.epoch(),
                    each.loss(),
                    each.accuracy(),
                    each.validationAccuracy(),
                    each.scale(),
                    each.seconds());
        }
        return text.toString();
    }
}

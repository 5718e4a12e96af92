package dev.isogon.internal.models;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file of ONNX that was not taken in: it can be opened where it says itself how it is fed, or looks like it. */
final class OnnxModelFile {

    private OnnxModelFile() {}

    static FoundModel find(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (file.endsWith(OnnxFolder.MODEL) && folder != null && OnnxFolder.isOne(folder)) {
            return OnnxFolder.find(String.valueOf(folder.getFileName()), folder);
        }
        NewModel model = NewModel.of(file, ModelWishes.NONE);
        if (!model.draft().missing().isEmpty()) {
            throw new SettingsException(file + " does not say how it is fed: its "
                    + String.join(
                            ", ",
                            model.draft().missing().stream()
                                    .map(each -> Objects.requireNonNull(each.setting()))
                                    .toList())
                    + (model.draft().missing().size() == 1 ? " is" : " are")
                    + " not known. Take it in by isogon models add, where that is said once");
        }
        OnnxCard card = model.card(model.name(), file.toString(), null);
        return new FoundModel(
                model.name(),
                null,
                card,
                settings -> OnnxEmbedder.open(file, card.signature(), settings),
                () -> Files.readAllBytes(file));
    }
}

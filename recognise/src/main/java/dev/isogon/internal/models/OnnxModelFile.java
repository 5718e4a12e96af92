package dev.isogon.internal.models;

import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;

/** A file of ONNX that lies in no model's folder. */
final class OnnxModelFile {

    private OnnxModelFile() {}

    static SettingsException unfed(Path file) {
        return new SettingsException(
                file + " lies in no model's folder, so nothing says how it is fed; take it in by isogon models add");
    }
}

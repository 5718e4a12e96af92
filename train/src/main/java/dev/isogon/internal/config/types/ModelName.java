package dev.isogon.internal.config.types;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.data.image.Size;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model in ONNX by its name or path; an empty text is none. */
public record ModelName() implements SettingType<BaseModel> {

    @Override
    public @Nullable BaseModel read(Object given, Consumer<String> problems) {
        String name = given.toString().strip();
        if (name.isEmpty()) {
            return null;
        }
        try {
            BaseModel model = BaseModel.named(name);
            Size size = model.size();
            if (size.width() != size.height()) {
                problems.accept("must be a model of square pictures, but those of " + name + " are " + size.height()
                        + "×" + size.width() + " pixels");
                return null;
            }
            return model;
        } catch (SettingsException | BrokenFileException | IOException e) {
            problems.accept("must be a model in ONNX, but was " + name + ": " + e.getMessage());
            return null;
        }
    }

    @Override
    public String allowed() {
        return "a model of `isogon models list`, a model's folder, or a file in ONNX";
    }
}

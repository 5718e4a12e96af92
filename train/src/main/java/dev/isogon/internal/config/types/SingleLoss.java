package dev.isogon.internal.config.types;

import dev.isogon.internal.loss.LossRecipe;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One loss, which may stand in a list alone. */
public record SingleLoss() implements SettingType<LossRecipe> {

    @Override
    public @Nullable LossRecipe read(Object given, Consumer<String> problems) {
        List<String> texts = Texts.of(given, problem -> {});
        if (texts.size() != 1) {
            problems.accept("must be one loss, but has " + texts.size() + ": " + String.join(", ", texts));
        }
        List<LossRecipe> losses = new LossList().read(given, problems);
        return losses.isEmpty() ? null : losses.get(0);
    }

    @Override
    public String allowed() {
        return "a loss of [losses.md](losses.md)";
    }
}

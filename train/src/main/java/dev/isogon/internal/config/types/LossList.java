package dev.isogon.internal.config.types;

import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Losses as text, or ready where a program brings its own; none twice. */
public record LossList() implements SettingType<List<LossRecipe>> {

    @Override
    public List<LossRecipe> read(Object given, Consumer<String> problems) {
        List<LossRecipe> losses = new ArrayList<>();
        for (String text : Texts.of(given, problems)) {
            try {
                losses.add(ready(given, text).orElseGet(() -> Losses.parse(text)));
            } catch (SettingsException e) {
                problems.accept("has a wrong one: " + e.getMessage());
            }
        }
        return losses;
    }

    private static Optional<LossRecipe> ready(Object given, String text) {
        List<?> all = given instanceof List<?> list ? list : List.of(given);
        return all.stream()
                .filter(each ->
                        each instanceof LossRecipe recipe && recipe.text().equals(text))
                .map(LossRecipe.class::cast)
                .findFirst();
    }

    @Override
    public String allowed() {
        return "losses of [losses.md](losses.md)";
    }
}

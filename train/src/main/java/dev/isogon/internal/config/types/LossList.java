package dev.isogon.internal.config.types;

import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Losses as text, none twice. */
public record LossList() implements SettingType<List<LossRecipe>> {

    @Override
    public List<LossRecipe> read(Object given, Consumer<String> problems) {
        List<LossRecipe> losses = new ArrayList<>();
        for (String text : Texts.of(given, problems)) {
            try {
                losses.add(Losses.parse(text));
            } catch (SettingsException e) {
                problems.accept("has a wrong one: " + e.getMessage());
            }
        }
        return losses;
    }

    @Override
    public String allowed() {
        return "losses of [losses.md](losses.md)";
    }
}

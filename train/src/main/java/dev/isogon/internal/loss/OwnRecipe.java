package dev.isogon.internal.loss;

import java.util.function.Function;

/**
 * A loss that a program brings along.
 *
 * @param text the name that the program gives it, which is no loss of {@link Losses}
 * @param build makes it, one for each run
 */
public record OwnRecipe(String text, Function<Shape, Loss> build) implements LossRecipe {

    public OwnRecipe {
        if (text.isBlank() || Losses.names().contains(text)) {
            throw new IllegalArgumentException("a loss of one's own needs a name of its own, not '" + text
                    + "'; Isogon's are " + String.join(", ", Losses.names()));
        }
    }

    @Override
    public String label() {
        return text;
    }

    @Override
    public boolean comparesByCosine() {
        return false;
    }

    @Override
    public Loss build(Shape shape, boolean frozen) {
        return build.apply(shape);
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.isogon.internal.loss;

import dev.isogon.internal.loss.head.CosineHead;
import dev.isogon.internal.loss.head.Head;
import dev.isogon.internal.loss.head.IdentityHead;
import dev.isogon.internal.loss.head.LinearHead;
import java.util.Locale;

/** A head before it is made for a run. */
enum HeadWord {
    COSINE,
    LINEAR,
    IDENTITY;

    /**
     * Makes it, one for each run, with prototypes drawn from the engine's generator.
     *
     * @throws IllegalArgumentException when it cannot be had for so many classes
     */
    Head build(Shape shape) {
        if (this == IDENTITY && shape.embedding() < shape.classes()) {
            throw new IllegalArgumentException("the identity head needs an output for each class, but there are "
                    + shape.classes() + " classes and " + shape.embedding() + " outputs");
        }
        return switch (this) {
            case COSINE -> CosineHead.random(shape.classes(), shape.embedding(), shape.type());
            case LINEAR -> LinearHead.random(shape.classes(), shape.embedding(), shape.type());
            case IDENTITY -> new IdentityHead();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

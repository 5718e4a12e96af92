package dev.isogon.internal.loss;

/**
 * No loss: a model's embeddings as they come, with nothing trained over them. It stands beside losses where heads are compared, so that
 * one sees what training gained, or cost.
 */
public record AsTheyCome() implements LossRecipe {

    /** What tables call it. */
    public static final String TEXT = "embeddings as they come";

    @Override
    public String text() {
        return TEXT;
    }

    @Override
    public String label() {
        return "the model's embeddings, with nothing trained over them";
    }

    /** Something that a learner can hold; it is never asked. */
    @Override
    public Loss build(Shape shape, boolean frozen) {
        return Losses.parse("normalized-softmax").build(shape, frozen);
    }

    @Override
    public boolean comparesByCosine() {
        return true;
    }

    @Override
    public boolean trains() {
        return false;
    }
}

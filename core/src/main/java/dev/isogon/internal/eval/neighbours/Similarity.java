package dev.isogon.internal.eval.neighbours;

/** How two embeddings are compared. */
public enum Similarity {
    /**
     * a·b ∕ (‖a‖·‖b‖), the larger the nearer. A row of zeros has cosine 0 to everything.
     */
    COSINE,
    /** Σ(aₖ − bₖ)², the smaller the nearer. */
    EUCLIDEAN
}

package dev.isogon.internal.data.pairs;

/** What the number of a pair says, and which way. */
public enum ScoreKind {
    /** The cosine of two embeddings. */
    COSINE,
    /** Any number that is higher for the more alike: accepted iff it is at least the threshold. */
    SIMILARITY,
    /** Any number that is lower for the more alike: accepted iff it is at most the threshold. */
    DISTANCE;

    /** A number of this kind as a score that is higher for the more alike; and back, since both are the same turn. */
    public double turned(double number) {
        // Not −number, which makes −0 of 0.
        return this == DISTANCE ? 0 - number : number;
    }

    /** What one of them is called. */
    public String word() {
        return this == DISTANCE ? "distance" : "score";
    }
}

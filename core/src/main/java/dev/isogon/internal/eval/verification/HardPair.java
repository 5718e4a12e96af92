package dev.isogon.internal.eval.verification;

/**
 * Two images that are hard to decide.
 *
 * @param first the lower row
 * @param second the higher row
 * @param cosine of their embeddings
 */
public record HardPair(int first, int second, double cosine) {}

package dev.isogon.internal.data.duplicates;

/**
 * Two images that are nearly the same.
 *
 * @param first the smaller index
 * @param second the larger index
 * @param distance bits in which their fingerprints differ
 */
public record Pair(int first, int second, int distance) {}

package dev.isogon.internal.gallery.search;

import java.util.Comparator;

/**
 * A subject that was found.
 *
 * @param subject its number, at least 1
 * @param image its best image's number, at least 1
 * @param score the cosine of probe and image: products of the float32 values, added up in float64 in their order, rounded to
 *     float32
 */
public record Match(long subject, long image, float score) {

    /** The larger score first; of equal ones the lower image, which was enrolled first. */
    static final Comparator<Match> BEST_FIRST =
            (a, b) -> a.score != b.score ? Float.compare(b.score, a.score) : Long.compare(a.image, b.image);
}

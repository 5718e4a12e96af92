/**
 * From scores to the threshold at which a gallery says "unknown", and to what that promises. Pure functions of arrays.
 *
 * <ul>
 *   <li>{@link dev.isogon.internal.gallery.threshold.StrangerThreshold}: from people who are not in this gallery.
 *   <li>{@link dev.isogon.internal.gallery.threshold.SizeThreshold}: before there are such scores, from the number of images.
 *   <li>{@link dev.isogon.internal.gallery.threshold.GoodsThreshold}: where there are normal things only.
 *   <li>{@link dev.isogon.internal.gallery.threshold.MissRate}: how many of those who are enrolled a threshold misses.
 *   <li>{@link dev.isogon.internal.gallery.threshold.WhatIf}: what other thresholds would mean, of strangers and of who is enrolled.
 * </ul>
 *
 * <p>A score is a float32 number, and a threshold τ one given as a double; accepted is what scores at least τ. Not here: how
 * scores come about (gallery.search), where strangers are kept (gallery.store), the bound of the false match rate itself
 * (eval.calibration).
 */
@NullMarked
package dev.isogon.internal.gallery.threshold;

import org.jspecify.annotations.NullMarked;

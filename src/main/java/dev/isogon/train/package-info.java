/**
 * The training loop, its schedule, its checkpoints and the records of what happened.
 *
 * <p>Not here: who shows or keeps those records.
 */
@NullMarked
package dev.isogon.train;

import org.jspecify.annotations.NullMarked;

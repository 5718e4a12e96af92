/**
 * Options that are too many for their command or that several share, as settings and as files that are read.
 *
 * <p>Not here: the commands (commands), and what an option is called in a message (text). Start at {@link
 * dev.isogon.internal.cli.options.TrainingOptions}.
 */
@NullMarked
package dev.isogon.internal.cli.options;

import org.jspecify.annotations.NullMarked;

/**
 * The command line: the program's start and the list of its commands. The commands, their options, what they say and the
 * terminal they say it on have a package each.
 *
 * <p>Not here: any decision about recognition. Start at {@link dev.isogon.internal.cli.Isogon}.
 */
@NullMarked
package dev.isogon.internal.cli;

import org.jspecify.annotations.NullMarked;

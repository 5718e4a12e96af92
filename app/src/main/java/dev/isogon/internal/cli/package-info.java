/**
 * The command line: one command a file, what it prints, and exit codes. It composes everything else.
 *
 * <p>Not here: any decision about recognition. Start at {@link dev.isogon.internal.cli.Isogon}.
 */
@NullMarked
package dev.isogon.internal.cli;

import org.jspecify.annotations.NullMarked;

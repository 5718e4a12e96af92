/**
 * One command a file: it reads its options, has the work done, says what came of it, and ends with an exit code.
 *
 * <p>Not here: options that several commands share (options), sentences and tables (text), progress and failures (terminal).
 * Start at {@link dev.isogon.internal.cli.commands.CompareCommand}.
 */
@NullMarked
package dev.isogon.internal.cli.commands;

import org.jspecify.annotations.NullMarked;

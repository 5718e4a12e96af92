/**
 * How commands meet a terminal and the one who sits at it: progress, warnings, interruption, failures and exit codes.
 *
 * <p>Not here: results in words (text). Start at {@link dev.isogon.internal.cli.terminal.Terminal}.
 */
@NullMarked
package dev.isogon.internal.cli.terminal;

import org.jspecify.annotations.NullMarked;

/**
 * The training linter: checks that find what usually goes wrong unseen, one a file.
 *
 * <p>Not here: how findings are shown (cli, report). Start at {@link dev.isogon.internal.lint.Lints}, the list, then {@link
 * dev.isogon.internal.lint.Linter}, which reads a run's events. docs/lint.md has a row a check.
 */
@NullMarked
package dev.isogon.internal.lint;

import org.jspecify.annotations.NullMarked;

/**
 * What commands say: results as lines of a terminal, announcements, and messages in the words of the command line.
 *
 * <p>Not here: lines that are drawn over, and failures (terminal); pages (report, in the module train). Start at {@link
 * dev.isogon.internal.cli.text.OptionWords}.
 */
@NullMarked
package dev.isogon.internal.cli.text;

import org.jspecify.annotations.NullMarked;

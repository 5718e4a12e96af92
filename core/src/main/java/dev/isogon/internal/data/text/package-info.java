/**
 * Text that other programs wrote, by one rule: UTF-8 with or without its byte order mark, lines that end in LF, CRLF or CR. A
 * file that is no such text is refused, and said what it is.
 *
 * <p>Plain Java. Not here: what tables and lists mean. Start at {@link dev.isogon.internal.data.text.Table}, {@link
 * dev.isogon.internal.data.text.TextLines} or {@link dev.isogon.internal.data.text.Utf8Reader}.
 */
@NullMarked
package dev.isogon.internal.data.text;

import org.jspecify.annotations.NullMarked;

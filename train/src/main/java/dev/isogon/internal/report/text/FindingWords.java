package dev.isogon.internal.report.text;

/**
 * One of the linter's findings in words.
 *
 * @param severity "warning" or "note"
 * @param check what was looked for
 * @param whose which losses have it, and in how many runs where not in all
 * @param sentences what was found, and what to do
 */
public record FindingWords(String severity, String check, String whose, String sentences) {}

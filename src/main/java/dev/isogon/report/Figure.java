package dev.isogon.report;

import java.util.Map;

/**
 * A picture of a report.
 *
 * @param title its heading
 * @param caption how to read it, in one sentence
 * @param option what ECharts draws
 */
record Figure(String title, String caption, Map<String, Object> option) {}

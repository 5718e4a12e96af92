package dev.isogon.internal.report.figures;

import java.util.Map;

/**
 * A picture of a report.
 *
 * @param name what its file is called when it is saved, without its ending: small letters and hyphens
 * @param title its heading
 * @param caption how to read it, in one sentence
 * @param option what ECharts draws; nothing but what JSON can say
 */
public record Figure(String name, String title, String caption, Map<String, Object> option) {

    /** The same with a further sentence below; with none where it is empty. */
    public Figure with(String sentence) {
        return sentence.isEmpty() ? this : new Figure(name, title, caption + " " + sentence, option);
    }

    public Figure {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a figure's name is of small letters, digits and hyphens: " + name);
        }
    }
}

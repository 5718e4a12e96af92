package dev.isogon.internal.report.page;

import dev.isogon.internal.base.Setting;
import java.util.ArrayList;
import java.util.List;

/** A part of a sentence: words, or a setting that it mentions. */
public record Phrase(String text, boolean isSetting) {

    /** Stands between parts; no file name and no setting has it. */
    private static final String BREAK = "\0";

    /** A sentence in its parts. */
    public static List<Phrase> of(String sentence) {
        String marked = Setting.phrased(
                sentence.replace(BREAK, ""), (key, value) -> BREAK + (value == null ? key : key + "=" + value) + BREAK);
        List<Phrase> parts = new ArrayList<>();
        for (String part : marked.split(BREAK, -1)) {
            parts.add(new Phrase(part, parts.size() % 2 == 1));
        }
        return parts;
    }
}

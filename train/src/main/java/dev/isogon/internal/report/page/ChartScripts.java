package dev.isogon.internal.report.page;

import dev.isogon.internal.look.SharedLook;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.Json;
import java.util.List;
import java.util.Map;

/** Scripts that draw figures, in a page or without one. */
public final class ChartScripts {

    private ChartScripts() {}

    /** ECharts itself. */
    public static String echarts() {
        return SharedLook.charts();
    }

    /** {@code svgOf(figure, width)}: a figure as it stands in a file. */
    public static String saving() {
        return PageFile.read("saved.js");
    }

    /** Figures as a JSON array of {@code name}, {@code title} and {@code option} that may stand in a script of a page. */
    public static String data(List<Figure> figures) {
        // Inside a string, a closing tag would end the script.
        return Json.writeLine(figures.stream()
                        .map(figure ->
                                Map.of("name", figure.name(), "title", figure.title(), "option", figure.option()))
                        .toList())
                .replace("<", "\\u003c");
    }
}

package dev.isogon.internal.report.export;

import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.page.ChartScripts;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.Runner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures as SVG, drawn by the same ECharts as in a page, in a script engine without a browser. */
final class SvgDrawing {

    private static final int WIDTH = 960;

    /** Stands between drawings; no SVG has it. */
    private static final String END = "\u0001";

    /** A map of thousands of points takes seconds, and machines differ. */
    private static final int MOST_MILLISECONDS = 600_000;

    private SvgDrawing() {}

    /** The SVG text of each figure, by its name. */
    static Map<String, String> of(List<Figure> figures) {
        // ECharts asks for timers, which nothing here would ever call.
        String script = "globalThis.setTimeout = () => 0; globalThis.clearTimeout = () => {};\n"
                + ChartScripts.echarts() + "\n"
                + ChartScripts.saving() + "\nconst figures = " + ChartScripts.data(figures) + ";\n"
                + "for (const figure of figures) console.log(svgOf(figure, " + WIDTH + ") + \"\\u0001\");\n";
        try (Engine engine = Engine.builder().build();
                Runner runner = Runner.builder()
                        .withEngine(engine)
                        .withTimeoutMs(MOST_MILLISECONDS)
                        .withCompilationTimeoutMs(MOST_MILLISECONDS)
                        .build()) {
            runner.compileAndExec(script);
            return byName(figures, runner.stdout());
        }
    }

    private static Map<String, String> byName(List<Figure> figures, String drawn) {
        Map<String, String> drawings = new LinkedHashMap<>();
        int from = 0;
        for (Figure figure : figures) {
            int to = drawn.indexOf(END, from);
            if (to < 0) {
                throw new IllegalStateException("the figure " + figure.name() + " was not drawn");
            }
            drawings.put(figure.name(), drawn.substring(from, to).strip());
            from = to + END.length();
        }
        return drawings;
    }
}

package dev.isogon.internal.report.page;

import dev.isogon.internal.report.figures.Figure;
import java.util.List;
import java.util.stream.Collectors;

/** Figures in a page: places where they are drawn, buttons that save them, and the scripts that do both. */
public final class Charts {

    private final List<Figure> figures;

    public Charts(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    /** The place of each figure, one below the other. */
    public String html() {
        return figures.stream().map(Charts::html).collect(Collectors.joining());
    }

    /** One figure's place. */
    public static String html(Figure figure) {
        String title = Html.escaped(figure.title());
        return "<figure id=\"" + figure.name() + "\"><h2>" + title
                + "</h2><div class=\"chart\" role=\"img\" aria-label=\""
                + title + "\"></div><figcaption>" + Html.escaped(figure.caption())
                + "</figcaption><p class=\"save\">Save as <button type=\"button\" data-as=\"svg\">SVG</button> "
                + "<button type=\"button\" data-as=\"png\">PNG</button></p></figure>\n";
    }

    /** ECharts, the figures, and what draws them; empty without figures. */
    public String scripts() {
        return figures.isEmpty()
                ? ""
                : "<script>" + ChartScripts.echarts().replace("</script", "<\\/script")
                        + "</script>\n<script>\nconst figures = " + ChartScripts.data(figures) + ";\n"
                        + ChartScripts.saving() + PageFile.read("charts.js") + "</script>";
    }

    /** Empty without figures. */
    public String style() {
        return figures.isEmpty() ? "" : PageFile.read("charts.css");
    }
}

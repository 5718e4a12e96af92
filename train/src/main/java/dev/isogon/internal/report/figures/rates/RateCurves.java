package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves of one rate over another, with their bands, a colour each. */
final class RateCurves {

    private final Plot plot;
    private final double above;
    private final double floor;

    private RateCurves(Axis x, Axis y) {
        this.plot = new Plot(x, y);
        this.above = x.type().equals("log") ? 0 : Double.NEGATIVE_INFINITY;
        this.floor = y.type().equals("log") && y.min() instanceof Double least ? least : Double.NEGATIVE_INFINITY;
    }

    /** @param x where it is logarithmic, points at 0 are left out; so for y, which must say where it begins */
    static Map<String, Object> option(List<NamedCurve> curves, Axis x, Axis y) {
        RateCurves all = new RateCurves(x, y);
        curves.forEach(all::band);
        curves.forEach(all::line);
        return all.plot.option();
    }

    /** The largest power of ten that all positive x are at least as large as; 10⁻⁷ at least, 0.1 at most. */
    static double decadeBelow(List<NamedCurve> curves, boolean ofX) {
        double least = curves.stream()
                .flatMap(each -> (ofX ? each.curve().x() : each.curve().y()).stream())
                .filter(value -> value > 0)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0.1);
        return Math.pow(10, Math.max(-7, Math.min(-1, Math.floor(Math.log10(least) + 1e-9))));
    }

    private void line(NamedCurve curve) {
        plot.line(curve.name(), curve.colour(), Plot.Stroke.STRONG, curve.points(above, floor));
    }

    private void band(NamedCurve curve) {
        List<List<Object>> border = curve.border(above, floor);
        if (border.isEmpty()) {
            return;
        }
        Map<String, Object> band = new LinkedHashMap<>();
        // Of the line's name, so that the legend shows and hides both.
        band.put("name", curve.name());
        band.put("type", "line");
        band.put("showSymbol", false);
        band.put("silent", true);
        band.put("tooltip", Map.of("show", false));
        band.put("itemStyle", Map.of("color", curve.colour()));
        band.put("lineStyle", Map.of("width", 0));
        band.put("areaStyle", Map.of("color", curve.colour(), "opacity", 0.18, "origin", "start"));
        band.put("data", border);
        plot.add(band);
    }
}

package dev.isogon.internal.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.rates.Cmc;
import dev.isogon.internal.report.figures.rates.NamedCurve;
import dev.isogon.internal.report.figures.rates.Shades;
import dev.isogon.internal.report.figures.rates.TarByFar;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class FigureFilesTest {

    private static final Curve RATES =
            new Curve(List.of(0.01, 0.1, 1.0), List.of(0.5, 0.8, 1.0), List.of(0.4, 0.7, 1.0), List.of(0.6, 0.9, 1.0));

    @TempDir
    private Path folder;

    private static List<Figure> figures() {
        return List.of(
                TarByFar.of(List.of(NamedCurve.of("a <loss> & \"more\" 9.5 %", RATES)), Shades.INTERVALS),
                Cmc.of(
                        List.of(NamedCurve.of("cosine", Curve.of(List.of(1.0, 2.0), List.of(0.9, 1.0)))),
                        Shades.INTERVALS));
    }

    @Test
    void eachFigureIsAnSvgWithItsTitleAxesAndLegend() throws Exception {
        List<Path> files = FigureFiles.write(figures(), FigureFiles.Format.SVG, folder.resolve("figures"));
        assertThat(files)
                .containsExactly(
                        folder.resolve("figures").resolve("tar-by-far.svg"),
                        folder.resolve("figures").resolve("cmc.svg"));
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(files.get(0).toFile());
        assertThat(svg.getDocumentElement().getNodeName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("True accepts by false accepts")
                .contains("false accept rate")
                .contains("a <loss> & \"more\" 9.5 %")
                .contains("0.01");
        assertThat(Files.readString(files.get(1))).contains("rank k").doesNotContain("false accept rate");
    }

    /** Drawn on white at two pixels a unit: a blue square over the lower right quarter. */
    @Test
    void aPngIsDrawnOnWhiteAtTwicePixels() throws IOException {
        byte[] png = PngPicture.of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">
            <rect x="20" y="10" width="20" height="10" fill="#0072B2"/></svg>\
            """);
        BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        assertThat(image.getWidth()).isEqualTo(80);
        assertThat(image.getHeight()).isEqualTo(40);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(60, 30)).isEqualTo(0xff0072b2);
    }
}

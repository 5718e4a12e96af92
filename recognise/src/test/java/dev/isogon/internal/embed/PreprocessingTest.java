package dev.isogon.internal.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    private static final Path FILE = Path.of("a.onnx");

    private static final String WRITTEN =
            "{\"height\":112,\"width\":96,\"colours\":\"bgr\",\"layout\":\"nhwc\",\"element\":\"float16\","
                    + "\"mean\":[0.1,0.2,0.3],\"deviation\":[1.0,0.5,0.25],\"faces\":\"arcface\",\"mirrored\":true}";

    private static final Preprocessing READ = new Preprocessing(
            112,
            96,
            Colours.BGR,
            Layout.NHWC,
            Element.FLOAT16,
            List.of(0.1, 0.2, 0.3),
            List.of(1.0, 0.5, 0.25),
            Faces.ARCFACE,
            true);

    @Test
    void itIsWrittenAndReadAsOneLineOfJson() {
        assertThat(READ.json()).isEqualTo(WRITTEN);
        assertThat(Preprocessing.of(FILE, WRITTEN)).isEqualTo(READ);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Preprocessing.of(FILE, "{\"height\":1,\"width\":1,\"colours\":\"grey\"}"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("a.onnx lacks layout, element, mean, deviation, faces, mirrored");
        assertThatThrownBy(() -> Preprocessing.of(FILE, WRITTEN.replace("nhwc", "nwhc")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("nwhc");
        assertThatThrownBy(() -> Preprocessing.of(FILE, "no json")).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> Preprocessing.of(FILE, WRITTEN.replace("[0.1,0.2,0.3]", "[0.1,0.2]")))
                .hasMessageContaining("mean and deviation must have 3 numbers, one a channel, but have 2 and 3");
        assertThatThrownBy(() -> Preprocessing.of(FILE, WRITTEN.replace("0.25", "0.0")))
                .hasMessageContaining("deviation above 0");
        assertThatThrownBy(() -> Preprocessing.of(FILE, WRITTEN.replace("float16", "uint8")))
                .hasMessageContaining("takes bytes takes them as they are, with mean 0 and deviation 1/255");
    }
}

package dev.isogon.internal.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.OnnxEmbedder.Settings;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.SmallGraphs;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest {

    private static final Path NAME = Path.of("small.onnx");

    /** Per channel of red 10, green 20, blue 30 at mean 0 and deviation 1/255. */
    private static final float[] COLOUR = {10, 20, 30};

    /** A picture of 2×2 of one colour, as PNM. */
    private static Image plain(int red, int green, int blue) {
        byte[] head = "P6 2 2 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + 12);
        for (int i = 0; i < 4; i++) {
            bytes[head.length + 3 * i] = (byte) red;
            bytes[head.length + 3 * i + 1] = (byte) green;
            bytes[head.length + 3 * i + 2] = (byte) blue;
        }
        return Image.of(red + "-" + green + "-" + blue, bytes);
    }

    private static Preprocessing raw(Colours colours, Layout layout, Element element) {
        List<Double> zeros = Preprocessing.raw(colours.channels()).mean();
        List<Double> units = Preprocessing.raw(colours.channels()).deviation();
        return new Preprocessing(2, 2, colours, layout, element, zeros, units, Faces.NONE, false);
    }

    private static Embedded embed(OnnxGraph graph, int batch, Preprocessing preprocessing, Image... images) {
        Signature signature =
                new Signature("pixels", "means", batch, preprocessing.colours().channels(), preprocessing);
        try (OnnxEmbedder embedder = OnnxEmbedder.open(NAME, graph.bytes(), signature, new Settings(4, 1))) {
            return embedder.embed(List.of(images), Work.silent().withThreads(1));
        }
    }

    @Test
    void channelsComeInTheNetworksOrderAndLayout() {
        for (Layout layout : Layout.values()) {
            OnnxGraph graph = layout == Layout.NCHW
                    ? SmallGraphs.means(OnnxGraph.ANY, 2, 2)
                    : SmallGraphs.meansOfLast(OnnxGraph.ANY, 2, 2);
            assertThat(embed(graph, 0, raw(Colours.RGB, layout, Element.FLOAT32), plain(10, 20, 30))
                            .values())
                    .containsExactly(COLOUR, within(1e-5f));
            assertThat(embed(graph, 0, raw(Colours.BGR, layout, Element.FLOAT32), plain(10, 20, 30))
                            .values())
                    .containsExactly(new float[] {30, 20, 10}, within(1e-5f));
        }
    }

    @Test
    void pixelsKeepTheirPlacesInBothLayouts() {
        // Of red only pixel (0, 1), at weight 1 each: a picture of red 1, 2, 3, 4 gives 2.
        Image counted = Image.of("counted", pnm(new int[] {1, 7, 9, 2, 7, 9, 3, 7, 9, 4, 7, 9}));
        OnnxGraph first = new OnnxGraph("one");
        picked(first, first.input("pixels", OnnxGraph.ANY, 3, 2, 2), 1);
        assertThat(one(first, Layout.NCHW, counted)).containsExactly(new float[] {2}, within(1e-5f));
        OnnxGraph last = new OnnxGraph("one");
        picked(last, last.input("pixels", OnnxGraph.ANY, 2, 2, 3), 3);
        assertThat(one(last, Layout.NHWC, counted)).containsExactly(new float[] {2}, within(1e-5f));
    }

    /** Number {@code place} of each picture's 12. */
    private static void picked(OnnxGraph graph, String input, int place) {
        String flat = graph.node("Flatten", "flat", List.of(input), OnnxAttribute.of("axis", 1));
        float[] weights = new float[12];
        weights[place] = 1;
        String tensor = graph.tensor("weights", weights, 12, 1);
        graph.output(graph.node("MatMul", "means", List.of(flat, tensor)), OnnxGraph.ANY, 1);
    }

    private static float[] one(OnnxGraph graph, Layout layout, Image image) {
        Signature signature = new Signature("pixels", "means", 0, 1, raw(Colours.RGB, layout, Element.FLOAT32));
        try (OnnxEmbedder embedder = OnnxEmbedder.open(NAME, graph.bytes(), signature, new Settings(4, 1))) {
            return embedder.embed(List.of(image), Work.silent()).values();
        }
    }

    private static byte[] pnm(int[] pixels) {
        byte[] head = "P6 2 2 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            bytes[head.length + i] = (byte) pixels[i];
        }
        return bytes;
    }

    @Test
    void meanAndDeviationAreOfTheNetworksChannels() {
        Preprocessing bgr = new Preprocessing(
                2,
                2,
                Colours.BGR,
                Layout.NCHW,
                Element.FLOAT32,
                List.of(0.0, 0.5, 1.0),
                List.of(1.0, 0.5, 0.25),
                Faces.NONE,
                false);

        // Blue 255: (1 − 0)/1; green 51: (0.2 − 0.5)/0.5; red 0: (0 − 1)/0.25.
        assertThat(embed(SmallGraphs.means(OnnxGraph.ANY, 2, 2), 0, bgr, plain(0, 51, 255))
                        .values())
                .containsExactly(new float[] {1, -0.6f, -4}, within(1e-5f));
    }

    @Test
    void greyIsOneChannel() {
        OnnxGraph graph = new OnnxGraph("grey");
        String pooled =
                graph.node("GlobalAveragePool", "pooled", List.of(graph.input("pixels", OnnxGraph.ANY, 1, 2, 2)));
        graph.output(graph.node("Flatten", "means", List.of(pooled), OnnxAttribute.of("axis", 1)), OnnxGraph.ANY, 1);

        // ITU-R BT.601: 0.299·100 + 0.587·200 + 0.114·50 = 153.
        assertThat(embed(graph, 0, raw(Colours.GREY, Layout.NCHW, Element.FLOAT32), plain(100, 200, 50))
                        .values())
                .containsExactly(new float[] {153}, within(1e-4f));
    }

    @Test
    void bytesAndHalvesAreGivenAsSuch() {
        assertThat(embed(
                                SmallGraphs.meansOf(OnnxGraph.UINT8, OnnxGraph.ANY, 2, 2),
                                0,
                                raw(Colours.RGB, Layout.NCHW, Element.UINT8),
                                plain(1, 128, 255))
                        .values())
                .containsExactly(1, 128, 255);
        assertThat(embed(
                                SmallGraphs.meansOf(OnnxGraph.FLOAT16, OnnxGraph.ANY, 2, 2),
                                0,
                                raw(Colours.RGB, Layout.NCHW, Element.FLOAT16),
                                plain(1, 128, 255))
                        .values())
                .containsExactly(1, 128, 255);
    }

    @Test
    void aModelOfAFixedBatchEmbedsAnyNumber() {
        Image[] images = {plain(1, 0, 0), plain(2, 0, 0), plain(3, 0, 0), plain(4, 0, 0), plain(5, 0, 0)};
        for (int fixed : new int[] {1, 2, 3, 8}) {
            float[] values = embed(
                            SmallGraphs.means(fixed, 2, 2),
                            fixed,
                            raw(Colours.RGB, Layout.NCHW, Element.FLOAT32),
                            images)
                    .values();

            assertThat(values).as("batch of %d", fixed).hasSize(15);
            for (int i = 0; i < 5; i++) {
                assertThat(values[3 * i]).isCloseTo(i + 1, within(1e-5f));
            }
        }
    }

    @Test
    void outputsOfOnePixelAreFlattened() {
        OnnxGraph graph = new OnnxGraph("pooled");
        graph.output(
                graph.node("GlobalAveragePool", "means", List.of(graph.input("pixels", OnnxGraph.ANY, 3, 2, 2))),
                OnnxGraph.ANY,
                3,
                1,
                1);

        assertThat(embed(graph, 0, raw(Colours.RGB, Layout.NCHW, Element.FLOAT32), plain(10, 20, 30))
                        .values())
                .containsExactly(COLOUR, within(1e-5f));
    }

    @Test
    void mirroredIsTheMeanWithTheMirrorImage() {
        OnnxGraph graph = new OnnxGraph("corner");
        picked(graph, graph.input("pixels", OnnxGraph.ANY, 3, 2, 2), 0);
        Preprocessing plain = raw(Colours.RGB, Layout.NCHW, Element.FLOAT32);
        Preprocessing mirrored = new Preprocessing(
                2,
                2,
                plain.colours(),
                plain.layout(),
                plain.element(),
                plain.mean(),
                plain.deviation(),
                Faces.NONE,
                true);
        Image counted = Image.of("counted", pnm(new int[] {1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0}));

        for (int fixed : new int[] {0, 2}) {
            try (OnnxEmbedder embedder = OnnxEmbedder.open(
                    NAME, graph.bytes(), new Signature("pixels", "means", fixed, 1, mirrored), new Settings(3, 1))) {
                // The corner is 1 there and 2 in the mirror.
                assertThat(embedder.embed(List.of(counted, counted, counted, counted), Work.silent())
                                .values())
                        .containsExactly(new float[] {1.5f, 1.5f, 1.5f, 1.5f}, within(1e-5f));
            }
        }
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        OnnxGraph graph = new OnnxGraph("logarithms");
        String pooled =
                graph.node("GlobalAveragePool", "pooled", List.of(graph.input("pixels", OnnxGraph.ANY, 3, 2, 2)));
        String flat = graph.node("Flatten", "flat", List.of(pooled), OnnxAttribute.of("axis", 1));
        graph.output(graph.node("Log", "means", List.of(flat)), OnnxGraph.ANY, 3);

        Embedded embedded =
                embed(graph, 0, raw(Colours.RGB, Layout.NCHW, Element.FLOAT32), plain(1, 1, 1), plain(0, 1, 1));

        assertThat(embedded.places()).containsExactly(0);
        assertThat(embedded.problems()).containsEntry(1, "whose embedding is not of finite numbers");
    }

    @Test
    void manyThreadsMayAskAtOnceAndCloseWaitsForThem() throws Exception {
        Signature signature = new Signature("pixels", "means", 0, 3, raw(Colours.RGB, Layout.NCHW, Element.FLOAT32));
        OnnxEmbedder embedder =
                OnnxEmbedder.open(NAME, SmallGraphs.means(OnnxGraph.ANY, 2, 2).bytes(), signature, new Settings(3, 2));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int red = i;
                answers.add(threads.submit(() -> embedder.embed(
                                List.of(plain(red, 0, 0), plain(red + 100, 0, 0)),
                                Work.silent().withThreads(1))
                        .values()));
            }
            for (int i = 0; i < 40; i++) {
                float[] values = answers.get(i).get();
                assertThat(values[0]).isCloseTo(i, within(1e-4f));
                assertThat(values[3]).isCloseTo(i + 100, within(1e-4f));
            }
        } finally {
            threads.shutdown();
            embedder.close();
        }
        embedder.close();
        assertThatThrownBy(() -> embedder.embed(plain(1, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("small.onnx was closed");
    }

    @Test
    void aFramingSaysWhatIsSeen() {
        Framing half = new Framing() {
            @Override
            public List<dev.isogon.internal.data.image.Picture> frames(
                    dev.isogon.internal.data.image.Picture picture, int width, int height) {
                return List.of(picture, picture.mirrored());
            }

            @Override
            public Taken take(dev.isogon.internal.data.image.Picture picture, int width, int height) {
                return new Taken(frames(picture, width, height), 2);
            }

            @Override
            public String key() {
                return "twice";
            }
        };
        Signature signature = new Signature("pixels", "means", 0, 3, raw(Colours.RGB, Layout.NCHW, Element.FLOAT32));
        try (OnnxEmbedder embedder = OnnxEmbedder.open(
                NAME, SmallGraphs.means(OnnxGraph.ANY, 2, 2).bytes(), signature, new Settings(3, 1, half))) {
            assertThat(embedder.embed(List.of(plain(1, 2, 3), plain(4, 5, 6)), Work.silent())
                            .names())
                    .containsExactly("1-2-3#1", "1-2-3#2", "4-5-6#1", "4-5-6#2");
        }
    }

    @Test
    void whatTheRuntimeCannotTakeIsNamedByFile() {
        Preprocessing plain = raw(Colours.RGB, Layout.NCHW, Element.FLOAT32);
        Signature signature = new Signature("pixels", "means", 0, 3, plain);

        assertThatThrownBy(() -> OnnxEmbedder.open(NAME, new byte[] {1, 2, 3}, signature, new Settings(1, 1)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith("small.onnx cannot be opened by ONNX Runtime");
        assertThatThrownBy(() -> embed(SmallGraphs.means(OnnxGraph.ANY, 4, 4), 0, plain, plain(1, 1, 1)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(
                        "small.onnx gives nothing for an input of 1×3×2×2: ONNX Runtime says, Got invalid");
    }

    @Test
    void anotherLengthThanWasSaidIsNamed() {
        Signature wrong = new Signature("pixels", "means", 0, 4, raw(Colours.RGB, Layout.NCHW, Element.FLOAT32));
        try (OnnxEmbedder embedder =
                OnnxEmbedder.open(NAME, SmallGraphs.means(OnnxGraph.ANY, 2, 2).bytes(), wrong, new Settings(1, 1))) {
            assertThatThrownBy(() -> embedder.embed(plain(1, 1, 1)))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessage("small.onnx gives [1, 3] as \"means\" for 1 picture, but 1×4 numbers are expected");
        }
    }
}

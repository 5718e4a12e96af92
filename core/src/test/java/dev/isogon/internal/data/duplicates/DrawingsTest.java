package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.duplicates.Likeness.Kind;
import dev.isogon.internal.data.image.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Characters of one pen on paper, in 40 alphabets' letters of 20 hands each. */
class DrawingsTest {

    private static final int CLASSES = 40;
    private static final int HANDS = 20;
    private static final int SIDE = 105;

    /** Strokes between points of a grid of 3×3, which many letters share; a hand moves each point a little. */
    private static Picture character(int letter, int hand, boolean smooth) {
        Random strokes = new Random(letter);
        Random shaking = new Random(letter * 1000L + hand);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(3));
        if (smooth) {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        }
        Path2D path = new Path2D.Double();
        path.moveTo(52, 20);
        for (int i = 0; i < 2; i++) {
            path.lineTo(
                    20 + 32 * strokes.nextInt(3) + 3 * shaking.nextGaussian(),
                    20 + 32 * strokes.nextInt(3) + 3 * shaking.nextGaussian());
        }
        pen.draw(path);
        pen.dispose();
        return new Picture(SIDE, SIDE, 1, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }

    private static Fingerprint[] fingerprints(boolean smooth) {
        return IntStream.range(0, CLASSES * HANDS)
                .mapToObj(i -> PerceptualHash.of(character(i / HANDS, i % HANDS, smooth)))
                .toArray(Fingerprint[]::new);
    }

    private static Duplicates find(@Nullable String[] contents, Fingerprint[] fingerprints) {
        int[] labels =
                IntStream.range(0, fingerprints.length).map(i -> i / HANDS).toArray();
        return Duplicates.of(contents, fingerprints, labels, Collections.nCopies(labels.length, "train"));
    }

    private static @Nullable String[] differentFiles() {
        return IntStream.range(0, CLASSES * HANDS).mapToObj(String::valueOf).toArray(String[]::new);
    }

    @Test
    void lettersThatLookAlikeAreNeitherWrongLabelsNorOneGroup() {
        for (boolean smooth : new boolean[] {false, true}) {
            Fingerprint[] fingerprints = fingerprints(smooth);
            Duplicates found = find(differentFiles(), fingerprints);
            assertThat(found.near(Kind.ACROSS_CLASSES)).isZero();
            assertThat(found.near(Kind.WITHIN_CLASS)).isZero();
            assertThat(found.plain()).isEqualTo(CLASSES * HANDS);
            assertThat(found.groups().numbers())
                    .isEqualTo(IntStream.range(0, CLASSES * HANDS).toArray());
            // Their bits alone would say otherwise.
            Fingerprint[] believed = Arrays.stream(fingerprints)
                    .map(each -> new Fingerprint(each.frequencies(), each.across(), each.down(), false))
                    .toArray(Fingerprint[]::new);
            assertThat(NearDuplicates.pairs(believed, NearDuplicates.SAME_PICTURE))
                    .anyMatch(pair -> pair.first() / HANDS != pair.second() / HANDS);
        }
    }

    @Test
    void equalFilesAmongThemAreStillFound() {
        @Nullable String[] contents = differentFiles();
        contents[HANDS] = contents[0];
        Duplicates found = find(contents, fingerprints(false));
        assertThat(found.pairs(Kind.ACROSS_CLASSES))
                .containsExactly(new Likeness(0, HANDS, 0, true, Kind.ACROSS_CLASSES));
        assertThat(found.groups().numbers()[HANDS]).isZero();
    }
}

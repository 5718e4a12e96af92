package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.Face;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Squares over pictures of any size: how many there are, and that each place has one. */
class TilesTest {

    @ParameterizedTest
    @CsvSource({"112, 112", "250, 250", "400, 300", "1, 1", "1, 430"})
    void smallPicturesHaveNone(int width, int height) {
        assertThat(Tiles.of(width, height)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"640, 480", "4000, 3000", "8192, 8192", "1, 5000", "65535, 1000", "1000, 65535", "457, 2000"})
    void placesBelongToOneSquareEachWhichShowsWhatIsAround(int width, int height) {
        List<Tiles> all = Tiles.of(width, height);

        assertThat(all).isNotEmpty();
        for (Tiles tiles : all) {
            assertThat(tiles.count()).isBetween(1, Tiles.MOST);
            for (double x = 0.5; x < tiles.width(); x += Math.max(7, tiles.width() / 97.0)) {
                for (double y = 0.5; y < tiles.height(); y += Math.max(7, tiles.height() / 89.0)) {
                    check(tiles, x, y);
                }
            }
        }
    }

    private static void check(Tiles tiles, double x, double y) {
        int owners = 0;
        for (int i = 0; i < tiles.count(); i++) {
            if (tiles.owns(i, new Face.Point(x, y))) {
                owners++;
                Region region = tiles.region(i);
                // 31 pixels on each side, or the picture's border.
                assertThat((double) region.left()).isLessThanOrEqualTo(Math.max(0, x - 31));
                assertThat((double) region.top()).isLessThanOrEqualTo(Math.max(0, y - 31));
                assertThat((double) region.left() + region.width())
                        .isGreaterThanOrEqualTo(Math.min(tiles.width(), x + 31));
                assertThat((double) region.top() + region.height())
                        .isGreaterThanOrEqualTo(Math.min(tiles.height(), y + 31));
            }
        }
        assertThat(owners).isEqualTo(1);
    }

    /** 0.7 of the picture at the end, by steps of at most 3.5; more than 12 megapixels are scaled down. */
    @Test
    void finestScaleIsSevenTenthsUpToTwelveMegapixels() {
        List<Tiles> tiles = Tiles.of(4_000, 3_000);

        assertThat(tiles).hasSize(2);
        assertThat(tiles.get(1).width()).isEqualTo(2_800);
        assertThat(tiles.get(1).height()).isEqualTo(2_100);
        assertThat(tiles.get(0).width()).isBetween(800, 4 * 256);
    }
}

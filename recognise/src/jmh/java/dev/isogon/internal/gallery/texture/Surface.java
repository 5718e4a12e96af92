package dev.isogon.internal.gallery.texture;

import java.util.Random;

/** An endless plane with a pattern: how bright it is at each place. Both coordinates are in pixels of a picture. */
interface Surface {

    /** The brightness there, about 0 to 1. */
    double at(double x, double y);

    /** What patterns there are; each has many textures, by its numbers. */
    enum Pattern {
        WEAVE,
        WOOD,
        GRAIN,
        DOTS,
        STRIPES,
        BRICKS,
        LEATHER,
        HERRINGBONE,
        HONEYCOMB;

        /** A surface whose numbers, such as the width of a thread, are drawn. */
        Surface drawn(Random random) {
            double period = 5 + 7 * random.nextDouble();
            double other = 0.25 + 0.5 * random.nextDouble();
            NoiseField noise = new NoiseField(random.nextLong());
            return switch (this) {
                case WEAVE -> (x, y) -> weave(x / period, y / period) * (0.9 + 0.1 * noise.at(x, y));
                case WOOD -> {
                    double stretch = 8 + 12 * random.nextDouble();
                    yield (x, y) -> {
                        double bent = y + 6 * noise.at(x / 30, y / 30);
                        return 0.5
                                + 0.3 * Math.sin(2 * Math.PI * bent / period)
                                + 0.3 * (noise.at(x / stretch, y * other) - 0.5);
                    };
                }
                case GRAIN -> {
                    double fall = 0.3 + 0.6 * random.nextDouble();
                    double finest = 1.5 + 3 * random.nextDouble();
                    yield (x, y) -> noise.octaves(x / finest, y / finest, 4, fall);
                }
                case DOTS ->
                    (x, y) -> {
                        double away = Math.hypot(offCentre(x / period), offCentre(y / period));
                        return step((0.15 + 0.4 * other - away) * period);
                    };
                case STRIPES -> (x, y) -> step((other - Math.abs(2 * offCentre(x / period))) * period / 2);
                case BRICKS -> {
                    double height = period * (0.7 + 0.3 * other);
                    yield (x, y) -> brick(x, y, 2 * period, height) * (0.8 + 0.2 * noise.at(x / 2, y / 2));
                }
                case LEATHER -> (x, y) -> Math.min(1, 0.15 + 1.6 * noise.ridge(x / period, y / period));
                case HERRINGBONE ->
                    (x, y) -> {
                        boolean even = Math.floorMod((long) Math.floor(x / (2 * period)), 2L) == 0;
                        double slanted = even ? x + y : x - y;
                        return 0.5 + 0.45 * Math.sin(2 * Math.PI * slanted / period) + 0.1 * (noise.at(x, y) - 0.5);
                    };
                case HONEYCOMB ->
                    (x, y) -> 0.2
                            + 0.8 * step((0.48 - honeycomb(x / period, y / period)) * period)
                            + 0.1 * (noise.at(x, y) - 0.5);
            };
        }
    }

    /** Threads over and under each other, one wide: the upper one is bright in its middle. */
    private static double weave(double x, double y) {
        boolean over = Math.floorMod((long) Math.floor(x) + (long) Math.floor(y), 2L) == 0;
        double across = over ? offCentre(y) : offCentre(x);
        double along = over ? offCentre(x) : offCentre(y);
        return (1 - 2.4 * across * across) * (0.95 - 1.6 * along * along);
    }

    /** Bright with dark joints a pixel and a half wide, each row half a brick further. */
    private static double brick(double x, double y, double width, double height) {
        boolean odd = Math.floorMod((long) Math.floor(y / height), 2L) == 1;
        double column = offCentre(x / width + (odd ? 0.5 : 0));
        double joint = Math.min((0.5 - Math.abs(column)) * width, (0.5 - Math.abs(offCentre(y / height))) * height);
        return 0.15 + 0.85 * step(joint - 0.75);
    }

    /** How far it is to the nearest of the centres of hexagons, which are a unit apart; at most 1 / √3. */
    private static double honeycomb(double x, double y) {
        double rows = Math.sqrt(3);
        double first = Math.hypot(offCentre(x), rows * offCentre(y / rows));
        double second = Math.hypot(offCentre(x + 0.5), rows * offCentre(y / rows + 0.5));
        return Math.min(first, second);
    }

    /** From the middle of the unit that it is in: -0.5 to 0.5. */
    private static double offCentre(double value) {
        return value - Math.floor(value) - 0.5;
    }

    /** 0 to 1 over one pixel. */
    private static double step(double pixels) {
        return Math.max(0, Math.min(1, pixels + 0.5));
    }
}

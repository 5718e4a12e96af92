package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gallery's threshold and what it means.
 *
 * @param decision where it lies, and what it rests on
 * @param misses what is missed at it
 * @param points what other rates would miss
 * @param looksEnrolled strangers who may be somebody enrolled
 */
public record ServedCalibration(
        ServedThreshold decision, Misses misses, List<Point> points, List<LooksEnrolled> looksEnrolled) {

    /** Keeps copies. */
    public ServedCalibration {
        points = List.copyOf(points);
        looksEnrolled = List.copyOf(looksEnrolled);
    }

    /**
     * How many of those who are enrolled are not named rightly (FNIR at rank 1).
     *
     * @param rate the mean over subjects, from 0 to 1; null where no subject has two images
     * @param interval with it; null where there is none
     * @param subjects that have such images
     * @param images that were looked for
     * @param missed how many of those were not named rightly
     */
    public record Misses(@Nullable Double rate, @Nullable Range interval, int subjects, int images, int missed) {

        static Misses of(JsonPart part) throws ProtocolException {
            return new Misses(
                    part.get("rate").orNull(JsonPart::number),
                    part.get("interval").orNull(Range::of),
                    part.get("subjects").count(),
                    part.get("images").count(),
                    part.get("missed").count());
        }
    }

    /**
     * A confidence interval.
     *
     * @param low lower end
     * @param high upper end
     * @param confidence the probability with which such intervals cover the truth
     */
    public record Range(double low, double high, double confidence) {

        static Range of(JsonPart part) throws ProtocolException {
            return new Range(
                    part.get("low").number(),
                    part.get("high").number(),
                    part.get("confidence").number());
        }
    }

    /**
     * Another rate.
     *
     * @param target of searches by strangers, those that name anybody, at most
     * @param needed how many strangers it takes
     * @param threshold a cosine; null where there are fewer
     * @param misses at that threshold; null where there is none
     */
    public record Point(
            double target,
            long needed,
            @Nullable Double threshold,
            @Nullable Misses misses) {

        static Point of(JsonPart part) throws ProtocolException {
            return new Point(
                    part.get("target").number(),
                    part.get("needed").whole(),
                    part.get("threshold").orNull(each -> each.get("threshold").number()),
                    part.get("misses").orNull(Misses::of));
        }
    }

    /**
     * A stranger who comes nearer to a subject than a stranger would.
     *
     * @param identity of the stranger
     * @param image of the stranger
     * @param nearest whom it looks like
     */
    public record LooksEnrolled(String identity, String image, Recognition.Nearest nearest) {

        static LooksEnrolled of(JsonPart part) throws ProtocolException {
            return new LooksEnrolled(
                    part.get("identity").text(), part.get("image").text(), Recognition.Nearest.of(part.get("nearest")));
        }
    }

    static ServedCalibration of(JsonPart part) throws ProtocolException {
        return new ServedCalibration(
                ServedThreshold.of(part.get("decision")),
                Misses.of(part.get("misses")),
                part.get("points").list(Point::of),
                part.get("looks_enrolled").list(LooksEnrolled::of));
    }
}

package dev.isogon.internal.models;

import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Colours;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A usual way to feed a network.
 *
 * @param name of the normalization, for people
 * @param normalization of the network's channels, in their order
 */
public record Candidate(String name, Colours colours, Normalization normalization) {

    /** What is said where the normalization is no question. */
    static final String GIVEN = "as given";

    /** Such as {@code bgr, 0 to 1}. */
    public String inWords() {
        return colours.name().toLowerCase(Locale.ROOT) + ", " + name;
    }

    /** The usual normalizations of pictures with these channels; those of colours are in the order red, green, blue. */
    private static Map<String, Normalization> usual(int channels) {
        Map<String, Normalization> usual = new LinkedHashMap<>();
        usual.put("−1 to 1: (v − 127.5) / 127.5", Normalization.centred(channels));
        usual.put("(v − 127.5) / 128", of(channels, 0.5, 128 / 255.0));
        usual.put("0 to 1: v / 255", of(channels, 0, 1));
        usual.put("0 to 255: v", Preprocessing.raw(channels));
        if (channels == 3) {
            usual.put(
                    "ImageNet: (v / 255 − mean) / deviation",
                    new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)));
            usual.put(
                    "Caffe: v − 123.68, 116.779, 103.939 (red, green, blue)",
                    new Normalization(
                            List.of(123.68 / 255, 116.779 / 255, 103.939 / 255), Collections.nCopies(3, 1 / 255.0)));
        }
        return usual;
    }

    private static Normalization of(int channels, double mean, double deviation) {
        return new Normalization(Collections.nCopies(channels, mean), Collections.nCopies(channels, deviation));
    }

    /** All usual ways of these colours. */
    static List<Candidate> of(Colours colours) {
        List<Candidate> all = new ArrayList<>();
        usual(colours.channels())
                .forEach((name, each) -> all.add(new Candidate(name, colours, ordered(each, colours))));
        return all;
    }

    private static Normalization ordered(Normalization rgb, Colours colours) {
        return colours == Colours.BGR ? new Normalization(reversed(rgb.mean()), reversed(rgb.deviation())) : rgb;
    }

    private static List<Double> reversed(List<Double> numbers) {
        List<Double> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }
}

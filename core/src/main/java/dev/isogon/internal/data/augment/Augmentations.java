package dev.isogon.internal.data.augment;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.WrittenCall;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Every augmentation that can be had, and how it is written: words with commas between them, in the order in which they
 * are applied, as in {@code flip, crop(0.5..1), erase(0.25, fill=0)}; or {@code none}.
 */
public final class Augmentations {

    /** The word for doing nothing. */
    public static final String NONE = "none";

    /** A line each: the word, and its settings in their order with what holds where they are not given. */
    static final Map<String, Function<AugmentationWord, Augmentation>> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("flip", word -> new HorizontalFlip(word.number("probability", HorizontalFlip.DEFAULT.probability())));
        NAMED.put("crop", RandomResizedCrop::read);
        NAMED.put("jitter", ColourJitter::read);
        NAMED.put("randaugment", RandAugment::read);
        NAMED.put("erase", RandomErasing::read);
        NAMED.put("grey", word -> new RandomGrey(word.number("probability", RandomGrey.DEFAULT.probability())));
    }

    private Augmentations() {}

    /** The words, without {@link #NONE}, in the order of the list. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /**
     * Reads a user's sentence.
     *
     * @throws SettingsException when it is none, saying which word, what is wrong with it and what there is
     */
    public static Chain parse(String sentence) {
        List<String> words = WrittenCall.split(sentence, ",");
        if (words.equals(List.of(NONE))) {
            return Chain.NONE;
        }
        List<Augmentation> chain = new ArrayList<>();
        for (String word : words) {
            try {
                chain.add(augmentation(AugmentationWord.parse(word)));
            } catch (IllegalArgumentException e) {
                throw new SettingsException("augmentation \"" + word + "\": " + e.getMessage());
            }
        }
        return new Chain(chain);
    }

    private static Augmentation augmentation(AugmentationWord word) {
        Function<AugmentationWord, Augmentation> named = NAMED.get(word.name());
        if (named == null) {
            throw new IllegalArgumentException(unknown(word.name()));
        }
        Augmentation found = named.apply(word);
        word.finish();
        return found;
    }

    private static String unknown(String name) {
        String there = "; there are " + String.join(", ", NAMED.keySet()) + ", or " + NONE + " alone";
        if (name.isEmpty()) {
            return "a word is missing" + there;
        }
        if (name.equals(NONE)) {
            return "none stands alone, without other words or settings";
        }
        Set<String> known = new TreeSet<>(NAMED.keySet());
        known.add(NONE);
        return "not known" + Nearest.hint(name, known) + there;
    }
}

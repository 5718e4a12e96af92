package dev.isogon.internal.loss;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.WrittenCall;
import dev.isogon.internal.loss.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a loss as a person wrote it: a name of {@link Losses}, or words with " x " between, and regularizers after "+". */
final class LossParser {

    private LossParser() {}

    /** @throws IllegalArgumentException when it is no loss, saying which part and what there is */
    static LossRecipe parse(String text) {
        List<String> parts = WrittenCall.split(text, "+");
        List<RegularizerWord> regularizers = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            regularizers.add(regularizer(part));
        }
        return recipe(text, parts.get(0), regularizers);
    }

    private static LossRecipe recipe(String text, String sentence, List<RegularizerWord> regularizers) {
        List<String> words = WrittenCall.split(sentence.replace("×", " x "), " x ");
        if (words.size() == 1) {
            LossWord word = LossWord.parse(words.get(0));
            String name = word.name().replace('_', '-');
            if (Losses.PAIRS.containsKey(name)) {
                return pairs(text, Losses.PAIRS.get(name).apply(text, word), word, regularizers);
            }
            Function<LossWord, Losses.Sentence> named = Losses.NAMED.get(name);
            if (named != null) {
                Losses.Sentence found = named.apply(word);
                word.finish();
                return new PrototypeRecipe(
                        text, found.head(), found.margin(), found.scale(), CriterionWord.SOFTMAX, regularizers);
            }
        }
        Combination found = new Combination();
        words.forEach(found::add);
        if (found.scale == null) {
            throw new IllegalArgumentException("it has no scale; end it with a number, "
                    + String.join(", ", Losses.SCALES.keySet()) + ": for example '" + sentence.strip() + " x 64'");
        }
        return new PrototypeRecipe(
                text,
                found.head == null ? HeadWord.COSINE : found.head,
                found.margin == null ? MarginWord.NONE : found.margin,
                found.scale,
                found.criterion == null ? CriterionWord.SOFTMAX : found.criterion,
                regularizers);
    }

    private static PairRecipe pairs(String text, PairRecipe found, LossWord word, List<RegularizerWord> regularizers) {
        word.finish();
        if (!regularizers.isEmpty()) {
            throw new IllegalArgumentException(
                    "regularizer " + regularizers.get(0) + " needs prototypes, and " + text + " has none");
        }
        return found;
    }

    /** The words of a combination as they are found, one of a kind. */
    private static final class Combination {
        private @Nullable HeadWord head;
        private @Nullable MarginWord margin;
        private @Nullable ScaleWord scale;
        private @Nullable CriterionWord criterion;

        void add(String text) {
            LossWord word = LossWord.parse(text);
            String name = word.name();
            if (Losses.HEADS.containsKey(name)) {
                head = once(head, Losses.HEADS.get(name), "heads");
            } else if (Losses.MARGINS.containsKey(name)) {
                margin = once(margin, Losses.MARGINS.get(name).apply(word), "margins");
            } else if (Losses.SCALES.containsKey(name)) {
                scale = once(scale, Losses.SCALES.get(name).apply(word), "scales");
            } else if (Losses.CRITERIA.containsKey(name)) {
                criterion = once(criterion, Losses.CRITERIA.get(name).apply(word), "criteria");
            } else if (LossWord.plainNumber(name).isPresent()) {
                scale = once(
                        scale,
                        WrittenSettings.constant(LossWord.plainNumber(name).get()),
                        "scales");
            } else {
                throw unknown(name);
            }
            word.finish();
        }

        private static <T> T once(@Nullable T before, T now, String kind) {
            if (before != null) {
                throw new IllegalArgumentException("it has two " + kind + ", " + before + " and " + now);
            }
            return now;
        }
    }

    private static IllegalArgumentException unknown(String name) {
        if (name.isEmpty()) {
            return new IllegalArgumentException("a word is missing; losses are " + String.join(", ", Losses.names()));
        }
        Set<String> known = Losses.names();
        known.addAll(Losses.words());
        return new IllegalArgumentException("'" + name + "' is not known" + hint(name, known) + " Losses are "
                + String.join(", ", Losses.names()) + "; words to combine with ' x ' are "
                + String.join(", ", Losses.words()) + " and a number for the scale");
    }

    /** "; did you mean X?", or the end of the sentence. */
    private static String hint(String word, Set<String> known) {
        String hint = Nearest.hint(word, known);
        return hint.isEmpty() ? "." : hint;
    }

    private static RegularizerWord regularizer(String text) {
        LossWord word = LossWord.parse(text);
        Function<Shape, Regularizer> found = Losses.REGULARIZERS.get(word.name());
        if (found == null) {
            throw new IllegalArgumentException("'" + word.name() + "' is not a regularizer"
                    + hint(word.name(), Losses.REGULARIZERS.keySet()) + " There are "
                    + String.join(", ", Losses.REGULARIZERS.keySet()));
        }
        RegularizerWord weighted = new RegularizerWord(word.name(), word.number("weight", 1), found);
        word.finish();
        return weighted;
    }
}

package dev.isogon.internal.data.files;

import dev.isogon.internal.data.files.ImageFile.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a word such as {@code train}, {@code Test}, {@code training_set}, {@code imagesVal} or {@code seg_train} says of a part
 * of data.
 *
 * @param meaning what the part is for
 * @param rest what stands beside that and means nothing by itself: {@code seg}. Names belong together where it is the same:
 *     {@code train_station} and {@code test_tube} are no parts of anything
 */
public record PartName(Meaning meaning, String rest) {

    /** What a part is for. */
    public enum Meaning {
        TRAIN("train|training|trainval|trn"),
        VALIDATION("val|valid|validation|validate|dev|development"),
        TEST("test|testing|tst"),
        /** Judged by, where nothing is called test; otherwise it chooses the epoch. */
        EVALUATION("eval|evaluation"),
        /** Those who are enrolled. */
        GALLERY("gallery|galleries|enrol|enroll|enrolment|enrollment"),
        /** Those who search. */
        QUERY("query|queries|probe|probes");

        private final Pattern word;

        Meaning(String words) {
            word = Pattern.compile("(?:" + words + ")(?:sets?|images?|imgs?|data|folder|split|part|\\d{4})?");
        }

        /**
         * What images of such a part are set aside for.
         *
         * @param others what the data's other parts mean: where nothing is a test, validation is
         */
        public Part part(Set<Meaning> others) {
            return switch (this) {
                case TRAIN -> Part.TRAIN;
                case TEST, GALLERY, QUERY -> Part.TEST;
                case EVALUATION -> others.contains(TEST) ? Part.VALIDATION : Part.TEST;
                case VALIDATION ->
                    others.stream().allMatch(each -> each == TRAIN || each == VALIDATION) ? Part.TEST : Part.VALIDATION;
            };
        }
    }

    /** Words that say nothing: {@code training_set}, {@code images_train}, {@code val2017}. */
    private static final Set<String> AFFIXES =
            Set.of("set", "sets", "image", "images", "img", "imgs", "data", "dataset", "folder", "split", "part");

    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    /** What Omniglot calls its training alphabets; background alone is a class of images that show nothing. */
    private static final String BACKGROUND = "images_background";

    /** What a name means, if it is a part's. */
    public static Optional<PartName> of(String name) {
        String lower = CAMEL.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        if (lower.equals(BACKGROUND)) {
            return Optional.of(new PartName(Meaning.TRAIN, ""));
        }
        @Nullable Meaning found = null;
        List<String> rest = new ArrayList<>();
        for (String word : BETWEEN.split(lower, -1)) {
            @Nullable Meaning meaning = meaning(word);
            if (meaning != null) {
                found = found == null ? meaning : both(found, meaning);
            } else if (!word.isEmpty()
                    && !AFFIXES.contains(word)
                    && !YEAR.matcher(word).matches()) {
                rest.add(word);
            }
        }
        return found == null ? Optional.empty() : Optional.of(new PartName(found, String.join(" ", rest)));
    }

    /** What a single word of a table or list means; empty for any that is no part's alone. */
    public static Optional<Part> part(String word) {
        return of(word).filter(each -> each.rest().isEmpty())
                .map(each -> each.meaning() == Meaning.EVALUATION || each.meaning() == Meaning.VALIDATION
                        ? Part.VALIDATION
                        : each.meaning().part(Set.of()));
    }

    private static @Nullable Meaning meaning(String word) {
        for (Meaning each : Meaning.values()) {
            if (each.word.matcher(word).matches()) {
                return each;
            }
        }
        return null;
    }

    /** {@code train_val} is trained on; {@code test_gallery} is the gallery of the test. */
    private static Meaning both(Meaning first, Meaning second) {
        if (first == Meaning.TRAIN || second == Meaning.TRAIN) {
            return Meaning.TRAIN;
        }
        return first.compareTo(second) > 0 ? first : second;
    }
}

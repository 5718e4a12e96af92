package dev.isogon.internal.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.SettingsException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationsTest {

    @Test
    void noneIsAnEmptyChain() {
        assertThat(Augmentations.parse("none")).isEqualTo(new Chain(List.of()));
        assertThat(new Chain(List.of())).hasToString("none");
    }

    @Test
    void settingsAreTakenByPlaceOrName() {
        Chain expected = new Chain(List.of(new HorizontalFlip(0.3)));
        assertThat(Augmentations.parse("flip(0.3)")).isEqualTo(expected);
        assertThat(Augmentations.parse(" Flip( probability = .3 ) ")).isEqualTo(expected);
    }

    @Test
    void wordsAreAppliedInTheirOrder() {
        assertThat(Augmentations.parse("flip, crop(0.5..1), jitter(0.4, 0.3, 0.2, 0.1), randaugment(3, 12),"
                                + " erase(0.25, fill=0), grey(0.2)")
                        .augmentations())
                .containsExactly(
                        new HorizontalFlip(0.5),
                        new RandomResizedCrop(new Range(0.5, 1), new Range(3.0 / 4, 4.0 / 3)),
                        new ColourJitter(0.4, 0.3, 0.2, 0.1),
                        new RandAugment(3, 12),
                        new RandomErasing(0.25, new Range(0.02, 0.33), new Range(0.3, 3.3), OptionalInt.of(0)),
                        new RandomGrey(0.2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "flip",
                "flip(0.3)",
                "flip, crop(0.5..1), jitter(0.4, 0.4, 0.4, 0.05), randaugment(2, 10), erase(0.25), grey(0.2)",
                "crop(0.08..1, 0.9..1.1), crop, jitter(0, 0, 0, 0.5), erase(0.5, 0.02..0.33, 0.3..3.3, 128), flip, flip",
            })
    void aChainIsWrittenAsItIsRead(String sentence) {
        Chain chain = Augmentations.parse(sentence);
        assertThat(chain).hasToString(sentence);
        assertThat(Augmentations.parse(chain.toString())).isEqualTo(chain);
    }

    @Test
    void namesAloneStandForTheDefaults() {
        String all = String.join(", ", Augmentations.names());
        assertThat(Augmentations.parse(all)).hasToString(all);
    }

    @Test
    void digitsSurviveWriting() {
        Chain chain = Augmentations.parse("crop(ratio=0.1234567890123456..1e2), flip(1e-9)");
        assertThat(Augmentations.parse(chain.toString())).isEqualTo(chain);
    }

    @Test
    void everyAugmentationIsInTheList() {
        List<String> listed = Augmentations.parse(String.join(", ", Augmentations.names())).augmentations().stream()
                .map(augmentation -> augmentation.getClass().getName())
                .toList();
        assertThat(Augmentation.class.getPermittedSubclasses())
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "flp         | augmentation \"flp\": not known; did you mean flip?; there are flip,",
                "flip(2)     | augmentation \"flip(2)\": probability must be between 0 and 1, but was 2",
                "flip(often) | augmentation \"flip(often)\": probability must be a number, but was 'often'",
                "flip(0.5    | augmentation \"flip(0.5\": parentheses must open once after the name and close at the end",
                "flip)       | parentheses must open once",
                "flip(0.1, probability=0.2) | probability is given twice",
                "flip(probability=0.1, probability=0.2) | probability is given twice",
                "flip(probability=0.1, 0.2) | '0.2' needs its name",
                "flip(probabilty=0.1) | 'probabilty' is not a setting of flip; its settings are probability; did you mean",
                "flip(0.1, 0.2) | '0.2' is one setting too many; its settings are probability",
                "crop(0.5)   | scale must be a range such as 0.08..1, but was '0.5'",
                "crop(1..0.5) | a range must go from the smaller to the larger, as 0.5..1 does, but was 1..0.5",
                "crop(0..1)  | scale must be above 0 and at most 1, but was 0..1",
                "erase(fill=white) | fill must be a whole number or noise, but was 'white'",
                "erase(fill=1.5) | fill must be a whole number or noise, but was 1.5",
                "randaugment(2.5) | operations must be a whole number, but was 2.5",
                "randaugment(2, 31) | magnitude must be between 0 and 30, but was 31",
                "randaugment(0) | operations must be between 1 and 14, but was 0",
                "gray        | not known; did you mean grey?",
                "jitter(0.4, x) | contrast must be a number, but was 'x'",
                "flip,       | augmentation \"\": a word is missing; there are flip",
                "``          | a word is missing",
                "flip, none  | augmentation \"none\": none stands alone",
            })
    void whatIsWrongIsSaid(String sentence, String message) {
        assertThatThrownBy(() -> Augmentations.parse(sentence))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }
}

package dev.isogon.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.config.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.PartName.Meaning;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartNameTest {

    @ParameterizedTest
    @CsvSource({
        "train, TRAIN, ''",
        "Training, TRAIN, ''",
        "TRAIN, TRAIN, ''",
        "training_set, TRAIN, ''",
        "trainingSet, TRAIN, ''",
        "trainset, TRAIN, ''",
        "train_images, TRAIN, ''",
        "images-train, TRAIN, ''",
        "ImagesTrain, TRAIN, ''",
        "train2017, TRAIN, ''",
        "train_2017, TRAIN, ''",
        "train_val, TRAIN, ''",
        "images_background, TRAIN, ''",
        "Final_Training, TRAIN, final",
        "seg_train, TRAIN, seg",
        "train_station, TRAIN, station",
        "val, VALIDATION, ''",
        "valid, VALIDATION, ''",
        "Validation_Set, VALIDATION, ''",
        "dev, VALIDATION, ''",
        "Test, TEST, ''",
        "testing, TEST, ''",
        "test set, TEST, ''",
        "test-multiple_fruits, TEST, multiple fruits",
        "eval, EVALUATION, ''",
        "images_evaluation, EVALUATION, ''",
        "gallery, GALLERY, ''",
        "test_gallery, GALLERY, ''",
        "query, QUERY, ''",
        "image_query, QUERY, ''",
        "probes, QUERY, ''"
    })
    void namesSayWhatAPartIsFor(String name, Meaning meaning, String rest) {
        assertThat(PartName.of(name)).contains(new PartName(meaning, rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"apple", "trainer", "restrain", "testament", "latest", "devil", "background", "images", "", "_"})
    void otherNamesSayNothing(String name) {
        assertThat(PartName.of(name)).isEmpty();
    }

    @Test
    void validationIsTheTestWhereNothingElseIs() {
        assertThat(Meaning.VALIDATION.part(Set.of(Meaning.TRAIN, Meaning.VALIDATION)))
                .isEqualTo(Part.TEST);
        assertThat(Meaning.VALIDATION.part(Set.of(Meaning.TRAIN, Meaning.VALIDATION, Meaning.QUERY)))
                .isEqualTo(Part.VALIDATION);
        assertThat(Meaning.EVALUATION.part(Set.of(Meaning.TRAIN, Meaning.EVALUATION)))
                .isEqualTo(Part.TEST);
        assertThat(Meaning.EVALUATION.part(Set.of(Meaning.TRAIN, Meaning.EVALUATION, Meaning.TEST)))
                .isEqualTo(Part.VALIDATION);
        assertThat(Meaning.VALIDATION.part(Set.of(Meaning.TRAIN, Meaning.VALIDATION, Meaning.EVALUATION)))
                .isEqualTo(Part.VALIDATION);
    }

    @Test
    void aWordOfATableIsAPartsAlone() {
        assertThat(PartName.part("Training")).contains(Part.TRAIN);
        assertThat(PartName.part("val")).contains(Part.VALIDATION);
        assertThat(PartName.part("probe")).contains(Part.TEST);
        assertThat(PartName.part("train station")).isEmpty();
        assertThat(PartName.part("7")).isEmpty();
    }
}

package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, Ann Lee",
        "Zoë, Zoë",
        "李小龙, 李小龙",
        "a/b, a%2Fb",
        "100%, 100%25",
        ".., %2E%2E",
        ".hidden, %2Ehidden",
        "dot., dot%2E",
        "a.b, a.b",
        "con, %63on",
        "con.txt, %63on.txt",
        "constance, constance",
        "C:\\x, C%3A%5Cx"
    })
    void whatNoSystemMistakesStaysAndTheRestIsEscaped(String text, String name) {
        assertThat(FolderNames.of(text)).isEqualTo(name);
        assertThat(FolderNames.text(name)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {" lead", "trail ", "a\nb", "\t", "😀/😀", "%41", "%", "50%4", "a%zz", "?*|<>\""})
    void whateverItIsComesBack(String text) {
        String name = FolderNames.of(text);
        assertThat(name).doesNotContain("/", "\\", "\n", "?");
        assertThat(FolderNames.text(name)).isEqualTo(text);
    }

    /** Folders that somebody else has named. */
    @ParameterizedTest
    @ValueSource(strings = {"50%41", "100%", "a%2", "%zz", "%FF", "ann"})
    void aNameThatWasNotMadeHereIsItself(String name) {
        assertThat(FolderNames.text(name)).isEqualTo(name);
    }

    @Test
    void namesThatDifferInCapitalsAreApart() {
        FolderNames names = new FolderNames();
        assertThat(names.free("ann")).isEqualTo("ann");
        assertThat(names.free("Ann")).isEqualTo("%41%6E%6E");
        assertThat(names.free("ANN")).isEqualTo("%41%4E%4E");
        assertThat(FolderNames.text("%41%6E%6E")).isEqualTo("Ann");
    }
}

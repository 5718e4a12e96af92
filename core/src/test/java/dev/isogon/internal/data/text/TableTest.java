package dev.isogon.internal.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("BOM", "\ufeff"));
    }

    /** The fields of columns name and score in each row. */
    private static List<String> rows(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (Table table = Table.open(file)) {
            int name = table.required("name", "name_column");
            int score = table.required("score", "score_column");
            table.forEach((row, line) -> rows.add(line + ": " + row.get(name) + "=" + table.number(row, score, line)));
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                            | name,score\\na b,0.5\\nc,-1e-2\\n
            no line end                      | name,score\\na b,0.5\\nc,-1e-2
            Windows' line ends               | name,score\\r\\na b,0.5\\r\\nc,-1e-2\\r\\n
            an old Mac's line ends           | name,score\\ra b,0.5\\rc,-1e-2\\r
            a byte order mark                | BOMname,score\\na b,0.5\\nc,-1e-2\\n
            a mark before a quoted name      | BOM"name","score"\\n"a b","0.5"\\n"c","-1e-2"\\n
            blanks around                    | name , score\\n a b , 0.5\\nc ,-1e-2 \\n
            blanks before quotes             | "name", "score"\\n"a b", "0.5"\\n"c", "-1e-2"\\n
            large letters                    | NAME,Score\\na b,0.5\\nc,-1e-2\\n
            semicolons                       | name;score\\na b;0.5\\nc;-1e-2\\n
            semicolons, decimal commas       | name;score\\na b;0,5\\nc;-1,0e-2\\n
            said by a first line             | sep=;\\nname;score\\na b;0,5\\nc;-0,01\\n
            tabs in a .csv                   | name\\tscore\\na b\\t0.5\\nc\\t-1e-2\\n
            a semicolon in another's name    | name,score,x;y\\na b,0.5,\\nc,-1e-2,\\n
            a data frame's index             | ,name,score\\n0,a b,0.5\\n1,c,-1e-2\\n
            R's write.csv                    | "","name","score"\\n"1","a b",0.5\\n"2","c",-1e-2\\n
            R's write.table                  | "name","score"\\n"1","a b",0.5\\n"2","c",-1e-2\\n
            R's, without quotation marks     | name\\tscore\\n1\\ta b\\t0.5\\n2\\tc\\t-1e-2\\n
            two nameless columns             | ,name,,score\\n0,a b,,0.5\\n1,c,x,-1e-2\\n
            others twice                     | x,name,x,score\\n0,a b,,0.5\\n1,c,x,-1e-2\\n
            one in another case beside it    | name,Name,score\\na b,x,0.5\\nc,y,-1e-2\\n
            a spreadsheet's empty rows       | name,score\\na b,0.5\\nc,-1e-2\\n,\\n,\\n
            """)
    void oneTableAsManyProgramsWriteIt(String how, String text) throws IOException {
        assertThat(rows(file("t.csv", text)))
                .as(how)
                .extracting(row -> row.replaceFirst("^\\d+: ", ""))
                .containsExactly("a b=0.5", "c=-0.01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name\\tscore\\na, b\\t0.5\\n",
                "name,score\\n\"a, b\",0.5\\n",
                "\\tname\\tscore\\n0\\ta, b\\t0.5\\n"
            })
    void aTsvHasTabsUnlessItsHeaderHasNone(String text) throws IOException {
        assertThat(rows(file("t.tsv", text))).containsExactly("2: a, b=0.5");
    }

    @Test
    void emptyLinesCountButSayNothing() throws IOException {
        assertThat(rows(file("t.csv", "\\nname,score\\n\\n\"a\\nb\",1\\n   \\n\\nc,2\\n\\n".replace("   \\n", ""))))
                .containsExactly("5: a\nb=1.0", "7: c=2.0");
    }

    @Test
    void anEmptyFileIsCalledSo() throws IOException {
        Path file = file("t.csv", "");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("t.csv is empty");
    }

    @ParameterizedTest
    @CsvSource({"inf,Infinity", "-Infinity,-Infinity", "NaN,NaN", "+.5,0.5", "1.,1.0", "1E3,1000.0"})
    void numbersAsProgramsWriteThem(String written, double value) throws IOException {
        assertThat(rows(file("t.csv", "name,score\\na," + written))).containsExactly("2: a=" + value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name,score\\na,1,2\\n                        | line 2 has 3 fields, but the header has 2 (commas between)
            name,score\\n0,91,1\\n1,0,1\\n             | line 2 has 3 fields
            score,name\\n1,0,1\\n                       | line 2 has 3 fields
            name,score\\n"1",a,1\\nb,c,2\\n              | line 3 has 3 fields, but the header has 2
            name,score\\na\\n                            | line 2 has 1 fields
            name;score\\na\\n                            | (semicolons between)
            name,score\\n,\\na,1\\n                      | line 2 is empty, though others follow
            name,score\\na,\\n                           | line 2 has the score "", but a number is expected
            name,score\\na,"0,5"\\n                      | has the score "0,5", but a number is expected, with a point before
            name,score\\na,0x1p3\\n                      | has the score "0x1p3"
            name,score\\na,1f\\n                         | has the score "1f"
            name;score\\na;1.234,5\\n                    | has the score "1.234,5"
            name,score\\nb,1\\n"a,1\\n                   | line 3 begins a row with a quotation mark that is never closed
            "name,score\\nb,1\\n                         | line 1 begins a row with a quotation mark that is never closed
            name,score\\n"a"x,1\\n                       | line 2 begins a row in which a field goes on after its closing
            """)
    void aRowThatIsNoneIsNamedByItsLine(String text, String message) throws IOException {
        Path file = file("t.csv", text);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("t.csv", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name,x\\na,1\\n               | no column "score"; it has name, x. Name the right one with `score_column`
            ,name,scoer\\n0,a,1\\n        | it has name, scoer. Name the right one with `score_column`; did you mean scoer?
            name,score,score\\na,1,1\\n   | has the column "score" twice
            name,SCORE,Score\\na,1,1\\n   | has the column "score" twice
            name|score                    | no column "name"; it has name|score
            """)
    void aColumnThatIsNotThereIsNamed(String text, String message) throws IOException {
        Path file = file("t.csv", text);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnclosedQuotationMarkDoesNotTakeAllMemory() throws IOException {
        Path file = file("t.csv", "name,score\n\"" + "a,1\n".repeat(RowLimit.LONGEST_ROW / 3));
        assertThatThrownBy(() -> rows(file))
                .hasMessageContaining("line 2 begins a row of more than 4194304 characters");
    }
}

package dev.isogon.internal.data.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.ImageTable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs; the README beside them says by which commands. */
class OthersTablesTest {

    private static ImageTable file(String name) throws URISyntaxException {
        return new ImageTable(
                Path.of(Objects.requireNonNull(OthersTablesTest.class.getResource("/others/tables/" + name), name)
                        .toURI()));
    }

    private static List<String> named(Listing listing) {
        return listing.files().stream()
                .map(each -> each.name() + "=" + listing.classNames().get(each.label()))
                .toList();
    }

    private static List<String> expected(String ant, String bee) {
        List<String> images = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            images.add("img/ant/" + i + ".png=" + ant);
        }
        for (int i = 1; i <= 4; i++) {
            images.add("img/queen bee/" + i + ".png=" + bee);
        }
        return images;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pandas_index.csv",
                "pandas_noheader.csv",
                "pandas_windows.csv",
                "pandas_bom_semicolon.csv",
                "r_write_csv.csv",
                "r_write_csv2.csv",
                "r_write_table.tsv",
                "r_write_table_plain.tsv",
                "r_list.txt",
                "sqlite.csv",
                "sqlite_noheader.csv",
                "sqlite_tabs.txt",
                "duckdb.csv",
                "duckdb.tsv"
            })
    void oneTableHoweverItWasWritten(String name) throws IOException, URISyntaxException {
        assertThat(named(TableListing.of(file(name)))).isEqualTo(expected("ant", "queen bee"));
    }

    @ParameterizedTest
    @ValueSource(strings = "mxnet_im2rec.lst")
    void listsOfMxnetHaveNumbersForLabels(String name) throws IOException, URISyntaxException {
        assertThat(named(TableListing.of(file(name)))).isEqualTo(expected("0", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "pandas_utf16.csv,is text in UTF-16; save it as UTF-8",
        "r_utf16.csv,is text in UTF-16; save it as UTF-8",
        "duckdb_gz.csv,is packed by gzip; unpack it first",
        "duckdb_parquet_called.csv,is a Parquet file",
    })
    void whatIsNoTextInUtf8IsNamed(String name, String message) throws URISyntaxException {
        ImageTable table = file(name);
        assertThatThrownBy(() -> TableListing.of(table))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(name, message);
    }
}

package dev.isogon.internal.data.lists;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.text.Table;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.ImageTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of images: a header with a column of paths and one of labels, and {@code split} and {@code group} if it likes; other
 * columns are passed over. Paths are relative to the table's folder. What has no header is a list ({@link LabelList}).
 */
public final class TableListing {

    private static final String SPLIT = "split";
    private static final String GROUP = "group";

    private TableListing() {}

    /** Whether a file's name says that it is a table or a list. */
    public static boolean fits(Path file) {
        return Table.fits(file) || LabelList.fits(file);
    }

    /**
     * All rows.
     *
     * @throws BrokenFileException when a row cannot be understood, naming its line
     */
    public static Listing of(ImageTable source) throws IOException {
        Path file = source.path();
        if (!Table.fits(file)) {
            return LabelList.of(file);
        }
        NamedImages images = new NamedImages(file);
        try (Table table = Table.open(file)) {
            boolean asked = !source.equals(new ImageTable(file));
            if (!asked && isList(file, table)) {
                return LabelList.of(file);
            }
            int path = asked ? table.required(source.pathColumn(), "path_column") : table.place(source.pathColumn());
            int label =
                    asked ? table.required(source.labelColumn(), "label_column") : table.place(source.labelColumn());
            if (path < 0 || label < 0) {
                throw new BrokenFileException(
                        file,
                        "must have the columns path and label in its first line, or others that "
                                + Setting.named("path_column")
                                + " and " + Setting.named("label_column")
                                + " name, and may have split and group, but has " + table.columnsInWords());
            }
            int split = table.place(SPLIT);
            int group = table.place(GROUP);
            table.forEach((row, line) -> images.add(
                    row.get(path), row.get(label).strip(), optional(row, split), optional(row, group), line));
        }
        return images.listing();
    }

    /** Two columns, of which the header would name an image. */
    private static boolean isList(Path file, Table table) {
        List<String> first = table.columns();
        return first.size() == 2 && NamedPath.looksLikeOne(file, first.get(0));
    }

    private static String optional(CSVRecord row, int place) {
        return place < 0 ? "" : row.get(place).strip();
    }
}

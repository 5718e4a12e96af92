package dev.isogon.internal.data.source;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.folders.FolderListing;
import dev.isogon.internal.data.lists.TableListing;
import dev.isogon.internal.data.published.PublishedSets;
import dev.isogon.internal.data.records.RecordListing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;

/** Every way in which images that must be decoded are listed with their classes. */
public final class Listings {

    private Listings() {}

    /**
     * The images of a folder of class folders, of a published data set, of a table, or of a file of records.
     *
     * @throws SettingsException when its images are not listed with classes
     * @throws BrokenFileException when it is not what it should be, or has fewer than two
     *     classes
     */
    public static Listing of(DataSource source) throws IOException {
        if (source instanceof DataSource.ImageTable table) {
            return TableListing.of(table);
        }
        if (source instanceof DataSource.ImageRecords records) {
            return RecordListing.of(records.path());
        }
        if (source instanceof DataSource.PublishedSet set) {
            return PublishedSets.listing(set.path());
        }
        if (source instanceof DataSource.ImageFolder folder) {
            return FolderListing.of(folder.path(), folder.classes());
        }
        throw new SettingsException("data \"" + source + "\" must be a folder with a folder of images a class, a table"
                + " or list of images (.csv, .tsv, .txt, .lst) or an MXNet .rec here");
    }

    /**
     * The same, to train on.
     *
     * @throws BrokenFileException also when fewer than two classes have training images
     */
    static Listing trainable(DataSource source) throws IOException {
        Listing listing = of(source);
        if (listing.trained() < 2) {
            throw new BrokenFileException(
                    source.path(),
                    "has training images of "
                            + (listing.trained() == 0
                                    ? "no class"
                                    : "the one class "
                                            + LeftOut.printable(
                                                    listing.classNames().get(0)))
                            + ", but training needs at least two; the other "
                            + (listing.classNames().size() - listing.trained())
                            + " have images in the test or validation part only. One can evaluate on such data, or"
                            + " calibrate");
        }
        return listing;
    }
}

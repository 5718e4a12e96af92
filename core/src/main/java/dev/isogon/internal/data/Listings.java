package dev.isogon.internal.data;

import dev.isogon.internal.data.files.FolderListing;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.TableListing;
import dev.isogon.internal.data.records.RecordListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every way in which images that must be decoded are listed with their classes. */
public final class Listings {

    private Listings() {}

    /** Whether a file, by its name, lists images or holds them. */
    public static boolean fitsFile(Path file) {
        return TableListing.fits(file) || RecordListing.fits(file);
    }

    /**
     * The images of a folder of class folders, of a table, or of a file of records.
     *
     * @throws dev.isogon.internal.store.BrokenFileException when it is not what it should be, or has fewer than two classes
     */
    public static Listing of(Path place) throws IOException {
        if (!Files.isRegularFile(place)) {
            return FolderListing.of(place);
        }
        return RecordListing.fits(place) ? RecordListing.of(place) : TableListing.of(place);
    }
}

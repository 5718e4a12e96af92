package dev.isogon.internal.data.check;

import dev.isogon.internal.data.duplicates.PerceptualHash;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.Reading;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.ImageFormat;
import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.util.List;

/** Images in files. */
record FileSource(Listing listing, Reading reading) implements Source {

    FileSource(Listing listing) {
        this(listing, new Reading());
    }

    @Override
    public List<String> classNames() {
        return listing.classNames();
    }

    @Override
    public int trained() {
        return listing.trained();
    }

    @Override
    public int size() {
        return listing.files().size();
    }

    @Override
    public String name(int image) {
        return file(image).name();
    }

    @Override
    public int label(int image) {
        return file(image).label();
    }

    @Override
    public Part part(int image) {
        return file(image).part();
    }

    @Override
    public LeftOut leftOut() {
        return listing.leftOutOfFiles();
    }

    @Override
    public Facts facts(int image) throws IOException, UndecodableException {
        byte[] content = Reading.content(file(image).content());
        String format = ImageFormat.of(content).toString();
        String hash = new Sha256().add(content).hex();
        return reading.picture(
                content,
                picture -> new Facts(
                        hash, format, new Size(picture.width(), picture.height()), PerceptualHash.of(picture)));
    }

    @Override
    public <T> T picture(int image, Reading.Use<T> use) throws IOException, UndecodableException {
        return reading.picture(Reading.content(file(image).content()), use);
    }

    private ImageFile file(int image) {
        return listing.files().get(image);
    }
}

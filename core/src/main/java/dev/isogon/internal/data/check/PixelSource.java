package dev.isogon.internal.data.check;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Reading;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.store.Sha256;
import java.util.List;

/**
 * Images that lie as pixels of one size, training and then test images. They have no fingerprints: small drawings on black
 * are too much alike for them.
 */
record PixelSource(ImageSet train, ImageSet test, LeftOut leftOut) implements Source {

    /** Of data with test images of its own. */
    static PixelSource of(Dataset data) {
        LeftOut nothing = new LeftOut();
        data.notes().forEach(nothing::note);
        return new PixelSource(data.train(), data.test().orElseThrow(), nothing);
    }

    @Override
    public List<String> classNames() {
        return train.classNames();
    }

    @Override
    public int trained() {
        return train.classes();
    }

    @Override
    public int size() {
        return train.size() + test.size();
    }

    @Override
    public String name(int image) {
        return (isTrain(image) ? "train " : "test ") + set(image).name(place(image));
    }

    @Override
    public int label(int image) {
        return set(image).labels()[place(image)];
    }

    @Override
    public Part part(int image) {
        return isTrain(image) ? Part.TRAIN : Part.TEST;
    }

    @Override
    public Facts facts(int image) {
        Picture picture = set(image).picture(place(image));
        String content = new Sha256().add(picture.pixels()).hex();
        return new Facts(content, "IDX, grey", new Size(picture.width(), picture.height()), null);
    }

    @Override
    public <T> T picture(int image, Reading.Use<T> use) throws UndecodableException {
        return use.of(set(image).picture(place(image)));
    }

    private boolean isTrain(int image) {
        return image < train.size();
    }

    private ImageSet set(int image) {
        return isTrain(image) ? train : test;
    }

    private int place(int image) {
        return isTrain(image) ? image : image - train.size();
    }
}

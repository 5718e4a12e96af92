package dev.isogon.internal.data.image.format;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** How much of a picture a reader says that it has read; ImageIO asks for all the other methods. */
final class RowsRead implements IIOReadProgressListener {

    /** From 0 to 100. */
    float percent;

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        percent = percentageDone;
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}

package dev.isogon.internal.data.embed;

import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Decodes an image and takes of it what a framing says. */
record FramedReading(PictureFeed.Shape shape, Framing framing) implements PictureReading {

    @Override
    public PictureFeed.Read read(Image file) {
        try {
            Picture picture = Decoder.decode(bytes(file), Limits.DEFAULT);
            try {
                return new PictureFeed.Read(framed(picture), "", true);
            } catch (UndecodableException e) {
                return new PictureFeed.Read(List.of(), String.valueOf(e.getMessage()), true);
            }
        } catch (UndecodableException e) {
            return PictureFeed.Read.not(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return PictureFeed.Read.not(FilesBelow.whyNot(e));
        } catch (OutOfMemoryError e) {
            return PictureFeed.Read.not("larger than Java's memory; give it more (-Xmx)");
        }
    }

    private static byte[] bytes(Image file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /** A whole picture is made grey first, which leaves a third to be resized; whoever looks for something in it needs colours. */
    private List<Picture> framed(Picture picture) throws UndecodableException {
        List<Picture> frames = framing.frames(
                shape.channels() == 1 && framing == Framing.WHOLE ? Resizing.grey(picture) : picture,
                shape.width(),
                shape.height());
        return shape.channels() == 1 ? frames.stream().map(Resizing::grey).toList() : frames;
    }
}

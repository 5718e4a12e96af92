package dev.isogon.internal.cli.options;

import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.metrics.SettingsException;
import picocli.CommandLine.Option;

/** What of each picture a model is to see: the same words for every command that has a model see images. */
public final class CropOptions {

    /** What of a picture. */
    public enum Crop {
        /** What the model was made for. */
        AUTO,
        /** Its face. */
        FACE,
        /** All of it. */
        NONE
    }

    /** Which faces. */
    public enum Count {
        /** The one nearest to the middle. */
        ONE,
        /** Each of them. */
        ALL
    }

    @Option(
            names = "--crop",
            paramLabel = "auto|face|none",
            description =
                    "what of each picture the model sees: its face, upright, if the model was made for faces (auto), in any"
                            + " case (face), or all of it (none). Default: auto")
    Crop crop = Crop.AUTO;

    @Option(
            names = "--faces",
            paramLabel = "one|all",
            description = "of several faces the one nearest to the middle, or each. Default: one")
    Count faces = Count.ONE;

    /** Whether one of them was given. */
    public boolean isGiven() {
        return crop != Crop.AUTO || faces != Count.ONE;
    }

    /**
     * What a model is to see.
     *
     * @param wanted how the model wants faces
     */
    public Framing framing(Faces wanted) {
        if (crop == Crop.NONE || (crop == Crop.AUTO && wanted == Faces.NONE)) {
            return Framing.WHOLE;
        }
        Faces template = wanted == Faces.NONE ? Faces.ARCFACE : wanted;
        return faces == Count.ALL ? FaceFraming.all(template) : FaceFraming.one(template);
    }

    /**
     * Refuses all faces of a picture where each image is one person's.
     *
     * @param why of whom it is
     */
    public void checkOne(String why) {
        if (faces == Count.ALL) {
            throw new SettingsException("--faces all would make several rows of one image, but " + why
                    + ". Leave it out, or cut faces out by isogon data crop --faces all, and sort them");
        }
    }
}

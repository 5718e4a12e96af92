package dev.isogon.internal.experiment.split;

import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.ModelConfig.Crop;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.face.FaceFraming;

/** What of a picture a network is trained to see. */
public final class SeenPart {

    private SeenPart() {}

    /** Of each picture: one, so that a class has no strangers' faces in it. */
    public static Framing of(ModelConfig model) {
        return model.crop() == Crop.NONE ? Framing.WHOLE : FaceFraming.one(faces(model));
    }

    /** How faces are brought to it. */
    public static Faces faces(ModelConfig model) {
        return model.crop() == Crop.NONE ? Faces.NONE : Faces.ARCFACE;
    }
}

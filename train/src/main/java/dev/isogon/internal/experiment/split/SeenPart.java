package dev.isogon.internal.experiment.split;

import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.ModelConfig.Crop;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.face.FaceFraming;
import java.io.IOException;

/**
 * What of a picture a network is trained to see.
 *
 * @param faces how faces are brought to it
 */
public record SeenPart(Faces faces) {

    /** By what is asked for; over a model faces are brought to it as that wants them. */
    public static SeenPart of(ModelConfig model) throws IOException {
        if (model.crop() == Crop.NONE) {
            return new SeenPart(Faces.NONE);
        }
        Faces wanted = model.isOver() ? BaseModel.named(model.from()).faces() : Faces.NONE;
        return new SeenPart(wanted == Faces.NONE ? Faces.ARCFACE : wanted);
    }

    /** Of each picture: one, so that a class has no strangers' faces in it. */
    public Framing framing() {
        return faces == Faces.NONE ? Framing.WHOLE : FaceFraming.one(faces);
    }
}

package dev.isogon.internal.cli.options;

/** What help says of MODEL. */
public final class ModelWords {

    public static final String MODEL =
            "face, which comes with Isogon; a folder that isogon train has written; a name of isogon models"
                    + " list; or a folder or file of a model in ONNX";

    private ModelWords() {}
}

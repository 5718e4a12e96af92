package dev.isogon.internal.face;

import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of the face models as their packages hold them; NOTICE says whose they are. */
enum FaceModelFile {
    /** Weights of the embedder. */
    WEIGHTS("face_recognition_model.bin", "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589"),
    /** Names, shapes and ranges of the weights. */
    MANIFEST(
            "face_recognition_model-weights_manifest.json",
            "cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b"),
    /** The detector. */
    DETECTOR(
            "face_detection_back_256x256_barracuda.onnx",
            "427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2");

    private final String file;
    private final String sha256;

    FaceModelFile(String file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /** Its name in the package. */
    String file() {
        return file;
    }

    /**
     * The whole file.
     *
     * @throws IllegalStateException when it is not the one that was built in
     */
    byte[] bytes() {
        try (InputStream in = FaceModelFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside Isogon's classes; build it again");
            }
            byte[] bytes = in.readAllBytes();
            String found = new Sha256().add(bytes).hex();
            if (!found.equals(sha256)) {
                throw new IllegalStateException(file + " beside Isogon's classes was altered: its SHA-256 is " + found
                        + ", not " + sha256 + "; build it again");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.isogon.study.calibration;

import dev.isogon.config.SettingsException;
import dev.isogon.data.Listings;
import dev.isogon.data.files.ContentList;
import dev.isogon.data.files.ImageFile;
import dev.isogon.data.files.LeftOut;
import dev.isogon.data.files.Listing;
import dev.isogon.data.files.Watch;
import dev.isogon.data.pairs.IdentityLabels;
import dev.isogon.data.vectors.VectorFormats;
import dev.isogon.data.vectors.Vectors;
import dev.isogon.model.trained.ModelFolder;
import dev.isogon.store.Sha256;
import dev.isogon.tensor.FloatMatrix;
import dev.isogon.tensor.Scope;
import dev.isogon.train.FileEmbedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Embeddings of identities that training did not see.
 *
 * @param embeddings N×D
 * @param labels N identities by number
 * @param data where they are from
 * @param checksum SHA-256 in hex: over content and class of each image, or over the embeddings and their labels
 */
public record HeldOut(FloatMatrix embeddings, int[] labels, String data, String checksum) {

    private static final int NAMED = 3;

    /** How many different identities there are. */
    public int identities() {
        return (int) Arrays.stream(labels).distinct().count();
    }

    /**
     * Embeds the images of a folder of classes, or of a table.
     *
     * @param otherIdentities whether classes called like some that the model was trained on are other identities
     * @param leftOut is told what was passed over
     * @throws SettingsException when training saw an identity or an image, naming some
     * @throws dev.isogon.store.BrokenFileException when the data or the model is not what it should be
     */
    public static HeldOut of(
            ModelFolder model, Path data, boolean otherIdentities, FileEmbedding.How how, LeftOut leftOut, Watch watch)
            throws IOException {
        Listing listing = Listings.of(data);
        if (!otherIdentities) {
            checkNames(model, listing, data);
        }
        List<ImageFile> files = listing.files();
        List<String> hashes = ContentList.hashes(files, watch);
        checkContents(ContentList.read(model.path().resolve(ContentList.FILE)), files, hashes, data);
        listing.leftOut().byReason().forEach((reason, names) -> names.forEach(name -> leftOut.add(reason, name)));
        FileEmbedding.Embedded embedded;
        try (Scope scope = Scope.open()) {
            Optional<FileEmbedding.Embedded> any = new FileEmbedding(model, how)
                    .ofContents(
                            files.stream().map(ImageFile::content).toList(),
                            i -> files.get(i).name(),
                            leftOut,
                            done -> watch.progress().at("embedding", done, files.size()),
                            watch.stop());
            embedded = any.orElseThrow(() -> new SettingsException(
                    data + " has no image that could be embedded. " + String.join(". ", leftOut.sentences())));
        }
        int[] places = embedded.places();
        Sha256 digest = new Sha256();
        for (int place : places) {
            String line = hashes.get(place) + " "
                    + listing.classNames().get(files.get(place).label()) + "\n";
            digest.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return new HeldOut(
                matrix(embedded.vectors()),
                Arrays.stream(places).map(place -> files.get(place).label()).toArray(),
                data.toString(),
                digest.hex());
    }

    private static FloatMatrix matrix(Vectors vectors) {
        return new FloatMatrix(vectors.size(), vectors.dimensions(), vectors.values());
    }

    private static void checkNames(ModelFolder model, Listing listing, Path data) {
        List<String> known = model.classes();
        List<String> shared =
                listing.classNames().stream().filter(known::contains).toList();
        if (!shared.isEmpty()) {
            throw new SettingsException(data + " has " + count(shared.size(), "identity", "identities")
                    + " that " + model.path() + " was trained on: " + some(shared)
                    + ". A threshold can only be calibrated on identities that training did not see; take "
                    + (shared.size() == 1 ? "it" : "them")
                    + " out, or say --other-identities if only the names are the same");
        }
    }

    private static void checkContents(ContentList trained, List<ImageFile> files, List<String> hashes, Path data) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (trained.holds(hashes.get(i))) {
                seen.add(files.get(i).name());
            }
        }
        if (!seen.isEmpty()) {
            throw new SettingsException(data + " has " + count(seen.size(), "image", "images")
                    + " that the model was trained from: " + some(seen)
                    + ". A threshold can only be calibrated on identities that training did not see; take those identities"
                    + " out");
        }
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String some(List<String> names) {
        String first = String.join(
                ", ", names.stream().limit(NAMED).map(LeftOut::printable).toList());
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /**
     * Embeddings that lie in a file already.
     *
     * @param labels one a row; see {@link IdentityLabels}
     * @param dimensions D, which {@code .f32} needs; 0 where it is not said
     */
    public static HeldOut ofEmbeddings(Path embeddings, Path labels, int dimensions) throws IOException {
        IdentityLabels identities = IdentityLabels.read(labels, IdentityLabels.COLUMN);
        Vectors vectors = VectorFormats.read(embeddings, identities.names(), dimensions);
        Sha256 digest = new Sha256();
        ByteBuffer row = ByteBuffer.allocate(vectors.dimensions() * Float.BYTES);
        for (int i = 0; i < vectors.size(); i++) {
            row.clear();
            for (int k = 0; k < vectors.dimensions(); k++) {
                float value = vectors.values()[i * vectors.dimensions() + k];
                if (!Float.isFinite(value)) {
                    throw new SettingsException(embeddings + " has an embedding that is not of finite numbers, number "
                            + (i + 1) + " (" + LeftOut.printable(vectors.names().get(i)) + "); take it out");
                }
                row.putFloat(value);
            }
            digest.add(row.array());
            digest.add((identities.identities().get(identities.labels()[i]) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new HeldOut(matrix(vectors), identities.labels(), embeddings.toString(), digest.hex());
    }
}

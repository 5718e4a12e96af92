package dev.isogon.internal.experiment;

import dev.isogon.internal.base.SettingsException;
import dev.isogon.internal.data.Listings;
import dev.isogon.internal.data.files.ContentList;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.loop.FileEmbedding;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Embeds held-out identities with a model, once it is certain that its training saw none of them. */
public final class HeldOutImages {

    private static final int NAMED = 3;

    private HeldOutImages() {}

    /**
     * Embeds the images of a folder of classes, or of a table.
     *
     * @param otherIdentities whether classes called like some that the model was trained on are other identities
     * @param leftOut is told what was passed over
     * @throws SettingsException when training saw an identity or an image, naming some
     * @throws dev.isogon.internal.store.BrokenFileException when the data or the model is not what it should be
     */
    public static HeldOut of(
            ModelFolder model,
            DataSource data,
            boolean otherIdentities,
            FileEmbedding.How how,
            LeftOut leftOut,
            Work work)
            throws IOException {
        Listing listing = Listings.of(data);
        if (!otherIdentities) {
            checkNames(model, listing, data);
        }
        List<ImageFile> files = listing.files();
        List<String> hashes = ContentList.hashes(files, work);
        checkContents(ContentList.read(model.path().resolve(ContentList.FILE)), files, hashes, data);
        listing.leftOut().byReason().forEach((reason, names) -> names.forEach(name -> leftOut.add(reason, name)));
        FileEmbedding.Embedded embedded;
        try (Scope scope = Scope.open()) {
            Optional<FileEmbedding.Embedded> any = new FileEmbedding(model, how)
                    .ofContents(
                            files.stream().map(ImageFile::content).toList(),
                            i -> files.get(i).name(),
                            leftOut,
                            work);
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
                new FloatMatrix(
                        embedded.vectors().size(),
                        embedded.vectors().dimensions(),
                        embedded.vectors().values()),
                Arrays.stream(places).map(place -> files.get(place).label()).toArray(),
                data.toString(),
                digest.hex());
    }

    private static void checkNames(ModelFolder model, Listing listing, DataSource data) {
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

    private static void checkContents(
            ContentList trained, List<ImageFile> files, List<String> hashes, DataSource data) {
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
}

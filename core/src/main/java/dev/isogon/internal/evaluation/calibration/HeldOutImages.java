package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.ContentList;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.source.Listings;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Embeds held-out identities, once it is certain that the training of the model saw none of them. */
public final class HeldOutImages {

    private static final int NAMED = 3;

    private HeldOutImages() {}

    /**
     * Embeds images that are listed with their classes, each class an identity: those of the test part, where the data
     * names one.
     *
     * @param trained what the embedder was trained on
     * @param otherIdentities whether classes called like some that the model was trained on are other identities
     * @param leftOut is told what was passed over
     * @throws SettingsException when training saw an identity or an image, naming some
     * @throws dev.isogon.metrics.BrokenFileException when the data or the model is not what it should be
     */
    public static HeldOut of(
            Embedder embedder, TrainedOn trained, DataSource data, boolean otherIdentities, LeftOut leftOut, Work work)
            throws IOException {
        Listing all = Listings.of(data);
        Listing listing = all.judged();
        if (!otherIdentities) {
            checkNames(trained, listing, data);
        }
        List<ImageFile> files = listing.files();
        List<String> hashes = ContentList.hashes(files, work);
        checkContents(trained.images(), files, hashes, data);
        leftOut.addAll(listing.leftOutOfFiles());
        Embedder.Embedded embedded = ModelOutput.checked(
                embedder.embed(files.stream().map(ImageFile::image).toList(), work));
        embedded.problems()
                .forEach((i, problem) -> leftOut.add(problem, files.get(i).name()));
        int[] places = embedded.places();
        if (places.length == 0) {
            throw new SettingsException(
                    data + " has no image that could be embedded. " + String.join(". ", leftOut.sentences()));
        }
        Sha256 digest = new Sha256();
        for (int place : places) {
            String line = hashes.get(place) + " "
                    + listing.classNames().get(files.get(place).label()) + "\n";
            digest.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return new HeldOut(
                new FloatMatrix(places.length, embedded.dimensions(), embedded.values()),
                Arrays.stream(places).map(place -> files.get(place).label()).toArray(),
                data + (all.hasTest() ? ", test part" : ""),
                all.judgedInWords(),
                digest.hex());
    }

    private static void checkNames(TrainedOn trained, Listing listing, DataSource data) {
        List<String> known = trained.classes();
        List<String> shared =
                listing.classNames().stream().filter(known::contains).toList();
        if (!shared.isEmpty()) {
            throw new SettingsException(data + " has " + count(shared.size(), "identity", "identities")
                    + " that " + trained.model() + " was trained on: " + some(shared)
                    + ". A threshold can only be calibrated on identities that training did not see; take "
                    + (shared.size() == 1 ? "it" : "them")
                    + " out, or say " + Setting.named("other_identities") + " if only the names are the same");
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

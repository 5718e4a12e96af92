package dev.isogon;

import dev.isogon.internal.gallery.GalleryCalibration;
import dev.isogon.internal.gallery.GalleryCalibration.Wish;
import dev.isogon.internal.gallery.GalleryOpening;
import dev.isogon.internal.gallery.ImageEnrolment.Owned;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.ThresholdSetting;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Enrolled subjects, kept in a folder, and who is among them: a name, or unknown and why. It is there when a call returns, and
 * stays, whatever happens to the process. Many processes may read it while one writes. Calls may come from any thread, several at
 * once.
 *
 * <pre>{@code
 * try (Model model = Model.face();
 *         Gallery gallery = Gallery.open(Path.of("people.gallery"), model)) {
 *     gallery.enrol("Ann", Image.of(ann1), Image.of(ann2));
 *     Answer answer = gallery.identify(Image.of(photo));
 *     if (answer instanceof Answer.Known known) {
 *         System.out.println(known.subject() + " " + known.score());
 *     } else {
 *         System.out.println(answer);
 *     }
 * }
 * }</pre>
 *
 * <p>Before it is calibrated the threshold is that at which, on average over galleries of its size drawn at random, at most 1 %
 * of strangers are given a name, as far as the model's own false matches tell; {@link #calibrate} finds this gallery's own, by
 * people who are not in it, and has it follow every change of size and members.
 */
public final class Gallery implements AutoCloseable {

    private final OpenGallery gallery;

    private Gallery(OpenGallery gallery) {
        this.gallery = gallery;
    }

    /**
     * How a gallery is kept.
     *
     * @param pictures whether what surrounds each face, three boxes wide, is kept, so that a better model can look again; said
     *     when a gallery is made
     * @param keyFile of an encrypted gallery; null for one that is not
     */
    public record Keeping(boolean pictures, @Nullable Path keyFile) {

        /** Embeddings and names alone, not encrypted. */
        public static final Keeping PLAIN = new Keeping(false, null);
    }

    /**
     * Opens a gallery, or makes one where there is none.
     *
     * @param model that it was begun with, or will be; not closed by the gallery, and to be closed after it
     * @throws SettingsException when it was begun with another network, or is encrypted
     * @throws dev.isogon.metrics.BrokenFileException when it is damaged, or of a newer Isogon
     */
    public static Gallery open(Path folder, Model model) throws IOException {
        return open(folder, model, Keeping.PLAIN);
    }

    /**
     * The same, kept in another way.
     *
     * @throws SettingsException when the key is missing, wrong or not needed
     */
    public static Gallery open(Path folder, Model model, Keeping keeping) throws IOException {
        GalleryKey key = keeping.keyFile() == null ? null : GalleryKey.read(keeping.keyFile());
        GalleryOpening.Chosen chosen = GalleryOpening.chosen(model.found());
        GalleryStore store = GalleryStore.isOne(folder)
                ? GalleryStore.open(folder, true, key)
                : GalleryOpening.create(folder, chosen, keeping.pictures(), key);
        try {
            GalleryOpening.begin(store, chosen);
            return new Gallery(new OpenGallery(store, model.embedder(), GalleryOpening.table(model.found())));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Enrols images of somebody, who is new where nobody has the name. What the subject has already, byte for byte, is not
     * enrolled twice; what shows nothing to be judged is named in the outcome.
     *
     * @param subject a name in any script, of at most 1,000 characters
     * @throws SettingsException when no subject could have such a name
     */
    public EnrolmentOutcome enrol(String subject, Image... images) throws IOException {
        return enrol(Map.of(subject, List.of(images)), Work.silent());
    }

    /**
     * Enrols images of many, some at a time: what was enrolled before the work is stopped stays, and the same call goes on.
     *
     * @param work is told how many are done, and may be stopped
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public EnrolmentOutcome enrol(Map<String, ? extends List<? extends Image>> subjects, Work work) throws IOException {
        List<Owned> owned = new ArrayList<>();
        subjects.forEach((subject, images) -> images.forEach(each -> owned.add(new Owned(subject, each))));
        return gallery.enrol(owned, work);
    }

    /** Says who is in an image; of several faces in it the nearest to its middle. */
    public Answer identify(Image image) throws IOException {
        return identify(List.of(image), false, 2, Work.silent()).get(0).get(0);
    }

    /** Says who each face in an image is, the largest first. */
    public List<Answer> identifyAll(Image image) throws IOException {
        return identify(List.of(image), true, 2, Work.silent()).get(0);
    }

    /**
     * Says who is in images.
     *
     * @param all each face of a picture, the largest first; or the one nearest to its middle
     * @param top subjects that an answer names, at least 1; it always has two where there are two
     * @param work is told how many are done, and may be stopped
     * @return a list for each image, in order
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public List<List<Answer>> identify(List<? extends Image> images, boolean all, int top, Work work)
            throws IOException {
        return gallery.identify(images, all, top, work);
    }

    /**
     * Whether an image is of a subject, at a false match rate of 0.001 by the model's own false matches.
     *
     * @return known for that subject, unknown for anybody else
     * @throws SettingsException when there is no such subject, or it has no image
     */
    public Answer verify(String subject, Image image) throws IOException {
        return verify(subject, image, SizeThreshold.VERIFICATION);
    }

    /**
     * The same at another rate.
     *
     * @param falseMatchRate of comparisons of two people, those that take them for one, at most; between 0 and 1
     */
    public Answer verify(String subject, Image image, double falseMatchRate) throws IOException {
        return gallery.verify(subject, image, falseMatchRate);
    }

    /**
     * Finds the threshold from people who are not in this gallery, one random image of each, and keeps those in place of such
     * that were kept before.
     *
     * @param strangers by their names, none of which is a subject's
     * @param falsePositiveRate FPIR: of searches by strangers, those that name anybody, at most; between 0 and 1
     * @param confidence of so many calibrations this share keeps the rate, such as 0.95; null for a rate on average over them
     * @return where the threshold lies now, and what it rests on
     * @throws SettingsException when there are too few strangers for the rate, with how many it takes; nothing is changed
     */
    public Decision calibrate(
            Map<String, ? extends List<? extends Image>> strangers,
            double falsePositiveRate,
            @Nullable Double confidence,
            Work work)
            throws IOException {
        return new GalleryCalibration(gallery)
                .calibrate(strangers, new Wish(Decision.Kind.STRANGERS, falsePositiveRate, confidence), 0, work)
                .decision();
    }

    /** Sets the threshold of searches by hand, which promises nothing. */
    public void setThreshold(double threshold) throws IOException {
        gallery.thresholds().put(ThresholdSetting.at(threshold));
    }

    /**
     * Where the threshold of searches lies at the gallery's present size and members, and what it rests on.
     *
     * @throws SettingsException when there is nothing that it could rest on: the model was not measured, and the gallery is not
     *     calibrated
     */
    public Decision threshold() throws IOException {
        return gallery.thresholds().search();
    }

    /** Names of all subjects, in the order of their enrolment. */
    public List<String> subjects() throws IOException {
        List<String> names = new ArrayList<>();
        store().reading().forEachSubject(each -> names.add(each.name()));
        return names;
    }

    /**
     * Gives a subject another name; where another subject has that, it gets all images.
     *
     * @return whether the two are one now
     * @throws SettingsException when nobody has that name
     */
    public boolean rename(String subject, String name) throws IOException {
        return gallery.members().changes().rename(subject, name).merged();
    }

    /**
     * Erases a subject with all images: when this returns, its embeddings, pictures and name are in no file of the gallery.
     *
     * @throws SettingsException when nobody has that name
     */
    public void remove(String subject) throws IOException {
        gallery.members().changes().remove(subject);
    }

    private GalleryStore store() {
        return gallery.members().store();
    }

    @Override
    public void close() throws IOException {
        gallery.close();
    }
}

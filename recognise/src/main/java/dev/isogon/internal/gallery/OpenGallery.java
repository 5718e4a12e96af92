package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.Decision;
import dev.isogon.EnrolmentOutcome;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gallery with its model: enrols and answers. Calls may come from any thread. */
public final class OpenGallery implements AutoCloseable {

    private final Membership members;
    private final Looking looking;
    private final StrangerScores strangers;
    private final GalleryThresholds thresholds;
    private final Identification identification;

    /**
     * Puts them together.
     *
     * @param store is closed with this
     * @param embedder of the store's model; not closed by this
     * @param table of the model's false matches; null where nobody has measured them
     */
    public OpenGallery(GalleryStore store, OnnxEmbedder embedder, @Nullable FalseMatchTable table) throws IOException {
        this.members = Membership.of(store);
        this.looking = new Looking(embedder);
        this.strangers = new StrangerScores(members);
        this.thresholds = new GalleryThresholds(
                members, strangers, table, store.facts().model().name());
        this.identification = new Identification(members);
    }

    /** Who is enrolled. */
    public Membership members() {
        return members;
    }

    /** Where the threshold lies. */
    public GalleryThresholds thresholds() {
        return thresholds;
    }

    StrangerScores strangers() {
        return strangers;
    }

    /** Sees and embeds what is in images. */
    public Looking looking() {
        return looking;
    }

    /**
     * Enrols images; of several faces in one the nearest to its middle.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; what was kept before stays
     */
    public EnrolmentOutcome enrol(List<ImageEnrolment.Owned> images, Work work) throws IOException {
        return new ImageEnrolment(members.store(), looking).of(images, work);
    }

    /**
     * Says who is in images.
     *
     * @param all each face of a picture, the largest first; or the one nearest to its middle
     * @param top subjects that are named, at least 1
     * @return a list for each image, in order
     */
    public List<List<Answer>> identify(List<? extends Image> images, boolean all, int top, Work work)
            throws IOException {
        return identify(images, new Looking.Way(all, false), top, work, (looks, answers) -> {});
    }

    /** Is told of what was seen and answered. */
    public interface Witness {

        /** A list of answers for each look, and in that one for each sight, or one where there was a problem with the image. */
        void saw(List<Look> looks, List<List<Answer>> answers);
    }

    /** The same as {@link #identify(List, boolean, int, Work)}, and tells somebody. */
    public List<List<Answer>> identify(
            List<? extends Image> images, Looking.Way way, int top, Work work, Witness witness) throws IOException {
        Decision decision = thresholds.search();
        List<Look> looks = looking.at(images, way, work);
        List<List<Answer>> answers = identification.of(looks, top, decision, work);
        witness.saw(looks, answers);
        return answers;
    }

    /**
     * Says who sights of an image are, all of which can be judged.
     *
     * @param top subjects that are named, at least 1
     */
    public List<Answer> judge(String image, List<Sight> sights, int top, Work work) throws IOException {
        Look look = new Look(image, "", sights, sights.size(), null);
        return identification.of(List.of(look), top, thresholds.search(), work).get(0);
    }

    /**
     * Whether an image is of a subject.
     *
     * @param falseMatchRate what the rate is to be at most with which two people are taken for one
     * @throws SettingsException when there is no such subject, or it has no image
     */
    public Answer verify(String subject, Image image, double falseMatchRate) throws IOException {
        Decision decision = thresholds.pair(falseMatchRate);
        GalleryStore store = members.store();
        Subject found = NamedSubjects.named(store, subject);
        if (found.images() == 0) {
            throw new SettingsException(
                    "as", "names a subject without an image, \"" + subject + "\": enrol one before comparing with it");
        }
        Look look = looking.at(List.of(image), new Looking.Way(false, false), Work.silent())
                .get(0);
        Optional<Answer.NotJudged> problem = look.firstNotJudged();
        if (problem.isPresent()) {
            return problem.get();
        }
        Sight sight = look.sights().get(0);
        FloatMatrix probe = FloatMatrix.of(List.of(sight.embedding()));
        Optional<Match> best = members.search(
                        index -> index.bestOf(probe, new long[] {found.id()}, new long[1], Work.silent()))
                .get(0);
        return Identification.judged(
                look.image(), sight, identification.nearest(best.stream().toList()), decision);
    }

    /** The subject that an embedding is most like; none where nobody is enrolled. */
    Optional<Answer.Nearest> nearest(float[] unit) throws IOException {
        return identification
                .nearest(members.best(FloatMatrix.of(List.of(unit)), 1, Work.silent())
                        .get(0))
                .stream()
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        members.close();
    }
}

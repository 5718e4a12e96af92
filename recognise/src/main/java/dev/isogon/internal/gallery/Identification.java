package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.Answer.Nearest;
import dev.isogon.Decision;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is seen, by what is enrolled and a threshold. */
final class Identification {

    /** The margin takes the next one. */
    private static final int LEAST = 2;

    private final Membership members;

    Identification(Membership members) {
        this.members = members;
    }

    /**
     * One answer for each sight of each look, in order; one for a look without any.
     *
     * @param top subjects that are named, at least 1
     */
    List<List<Answer>> of(List<Look> looks, int top, Decision decision, Work work) throws IOException {
        List<Sight> sights = looks.stream()
                .flatMap(look -> look.sights().stream())
                .filter(sight -> sight.problem() == null)
                .toList();
        List<List<Match>> found = sights.isEmpty()
                ? List.of()
                : members.best(
                        FloatMatrix.of(sights.stream().map(Sight::embedding).toList()), Math.max(LEAST, top), work);
        List<List<Answer>> answers = new ArrayList<>();
        int next = 0;
        for (Look look : looks) {
            List<Answer> ofLook = new ArrayList<>();
            Look.Problem problem = look.problem();
            if (problem != null) {
                ofLook.add(new Answer.NotJudged(look.image(), null, problem.code(), Double.NaN, problem.detail()));
            }
            for (Sight sight : look.sights()) {
                ofLook.add(
                        sight.problem() == null
                                ? judged(look.image(), sight, nearest(found.get(next++)), decision)
                                : notJudged(look.image(), sight));
            }
            answers.add(List.copyOf(ofLook));
        }
        return answers;
    }

    /** What keeps a sight from being judged. */
    static Answer.NotJudged notJudged(String image, Sight sight) {
        Look.Problem problem = sight.problem();
        if (problem == null) {
            throw new IllegalArgumentException("nothing keeps it from being judged");
        }
        double value = problem.code() == Answer.Problem.TOO_SMALL ? sight.height() : Double.NaN;
        return new Answer.NotJudged(image, sight.face(), problem.code(), value, problem.detail());
    }

    /** An answer for one sight. */
    static Answer judged(String image, Sight sight, List<Nearest> nearest, Decision decision) {
        if (nearest.isEmpty()) {
            return new Answer.Unknown(image, sight.face(), Answer.Reason.NOBODY_ENROLLED, nearest, decision);
        }
        return decision.accepts(nearest.get(0).score())
                ? new Answer.Known(image, sight.face(), nearest, decision)
                : new Answer.Unknown(image, sight.face(), Answer.Reason.BELOW_THRESHOLD, nearest, decision);
    }

    /** Matches by their names; what was removed meanwhile is left out. */
    List<Nearest> nearest(List<Match> matches) throws IOException {
        GalleryReading reading = members.store().reading();
        List<Nearest> nearest = new ArrayList<>();
        for (Match each : matches) {
            Optional<String> name = reading.name(each.subject());
            Optional<StoredImage> image = reading.image(each.image());
            if (name.isPresent() && image.isPresent()) {
                nearest.add(new Nearest(name.get(), image.get().name(), each.score()));
            }
        }
        return nearest;
    }
}

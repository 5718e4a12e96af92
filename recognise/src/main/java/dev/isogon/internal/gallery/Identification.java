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
            look.notJudged().ifPresent(ofLook::add);
            for (Sight sight : look.sights()) {
                Optional<Answer.NotJudged> problem = sight.notJudged(look.image());
                ofLook.add(
                        problem.isPresent()
                                ? problem.get()
                                : judged(look.image(), sight, nearest(found.get(next++)), decision));
            }
            answers.add(List.copyOf(ofLook));
        }
        return answers;
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

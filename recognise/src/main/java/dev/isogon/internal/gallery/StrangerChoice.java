package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One image of each identity by chance, since who is photographed more often is no more of a stranger. */
final class StrangerChoice {

    /** Identities that are looked at together. */
    private static final int TOGETHER = 64;

    private final Looking looking;
    private final boolean pictures;

    /** @param pictures whether what surrounds each face is wanted */
    StrangerChoice(Looking looking, boolean pictures) {
        this.looking = looking;
        this.pictures = pictures;
    }

    private record Waiting(String identity, Deque<Image> images) {}

    /**
     * Looks at an image of each, and at another one where that gives nothing.
     *
     * @param notJudged is told of those that gave nothing
     * @return those that gave something, with their embeddings
     */
    List<NewStranger> of(
            Map<String, ? extends List<? extends Image>> identities,
            long seed,
            List<Answer.NotJudged> notJudged,
            Work work) {
        Deque<Waiting> waiting = shuffled(identities, seed);
        List<NewStranger> chosen = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Waiting> some = new ArrayList<>();
            while (!waiting.isEmpty() && some.size() < TOGETHER) {
                some.add(waiting.remove());
            }
            Work part = work.withProgress((what, done, all) ->
                    work.at(what, Math.min(identities.size(), chosen.size() + done), identities.size()));
            List<Look> looks = looking.at(
                    some.stream().map(each -> each.images().remove()).toList(), new Looking.Way(false, pictures), part);
            for (int i = 0; i < looks.size(); i++) {
                if (!isChosen(some.get(i), looks.get(i), chosen, notJudged)
                        && !some.get(i).images().isEmpty()) {
                    waiting.add(some.get(i));
                }
            }
        }
        return chosen;
    }

    private static Deque<Waiting> shuffled(Map<String, ? extends List<? extends Image>> identities, long seed) {
        Random random = new Random(seed);
        Deque<Waiting> waiting = new ArrayDeque<>();
        identities.forEach((identity, images) -> {
            List<Image> shuffled = new ArrayList<>(images);
            Collections.shuffle(shuffled, random);
            if (!shuffled.isEmpty()) {
                waiting.add(new Waiting(identity, new ArrayDeque<>(shuffled)));
            }
        });
        return waiting;
    }

    private static boolean isChosen(
            Waiting who, Look look, List<NewStranger> chosen, List<Answer.NotJudged> notJudged) {
        Optional<Answer.NotJudged> problem = look.firstNotJudged();
        if (problem.isPresent()) {
            notJudged.add(problem.get());
            return false;
        }
        Sight sight = look.sights().get(0);
        return chosen.add(new NewStranger(who.identity(), look.image(), sight.embedding(), sight.surroundings()));
    }
}

package dev.isogon.internal.gallery.look;

import dev.isogon.Answer;
import dev.isogon.Face;
import dev.isogon.internal.gallery.store.NewImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one image.
 *
 * @param image its name
 * @param content SHA-256 of its bytes in hex; empty where they could not be read
 * @param sights what a network embedded, the largest face first; none where there is a problem
 * @param found how many faces there were to choose from
 * @param problem why there is nothing; null where there is something
 */
public record Look(
        String image,
        String content,
        List<Sight> sights,
        int found,
        @Nullable Problem problem) {

    public Look {
        sights = List.copyOf(sights);
    }

    /** The same with some of its sights. */
    public Look with(List<Sight> some) {
        return new Look(image, content, some, found, problem);
    }

    /** Why there is nothing in it to be judged; empty where there is something. */
    public Optional<Answer.NotJudged> notJudged() {
        return problem == null
                ? Optional.empty()
                : Optional.of(new Answer.NotJudged(image, null, problem.code(), Double.NaN, problem.detail()));
    }

    /** Why there is nothing to be judged in it, or in the first that was seen; empty where that can be judged. */
    public Optional<Answer.NotJudged> firstNotJudged() {
        return problem == null ? sights.get(0).notJudged(image) : notJudged();
    }

    /**
     * What kept an image, or a face, from being embedded.
     *
     * @param code which kind
     * @param detail continues the image's name
     */
    public record Problem(Answer.Problem code, String detail) {}

    /**
     * A face, or a whole picture.
     *
     * @param face null where the model sees whole pictures, and for an aligned picture in which no face is found
     * @param height of the face's box or the picture's shorter side, pixels
     * @param embedding D numbers at length 1; none where there is a problem
     * @param surroundings a JPEG of what is three boxes wide around it; null where it is not kept
     * @param problem why it cannot be judged; null where it can
     */
    public record Sight(
            @Nullable Face face,
            double height,
            float[] embedding,
            byte @Nullable [] surroundings,
            @Nullable Problem problem) {

        /** As a gallery keeps it, of an image that was looked at. */
        public NewImage of(Look look) {
            return new NewImage(look.image(), look.content(), (float) height, embedding, surroundings);
        }

        /** Why it cannot be judged; empty where it can. */
        public Optional<Answer.NotJudged> notJudged(String image) {
            if (problem == null) {
                return Optional.empty();
            }
            double value = problem.code() == Answer.Problem.TOO_SMALL ? height : Double.NaN;
            return Optional.of(new Answer.NotJudged(image, face, problem.code(), value, problem.detail()));
        }
    }
}

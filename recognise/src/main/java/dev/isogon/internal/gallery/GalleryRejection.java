package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Images of which a user says that they are not somebody. They are kept to be looked at by a check of the gallery; no answer and
 * no threshold follows them, since they were chosen by their score.
 */
public final class GalleryRejection {

    private final OpenGallery gallery;

    public GalleryRejection(OpenGallery gallery) {
        this.gallery = gallery;
    }

    /**
     * Keeps an image; of several faces the one nearest to its middle.
     *
     * @return nothing, or what kept it from being judged; nothing is kept then
     * @throws SettingsException when there is no such subject
     */
    public Optional<Answer.NotJudged> reject(String subject, Image image) throws IOException {
        Subject of = NamedSubjects.named(gallery.members().store(), subject);
        boolean pictures = gallery.members().store().facts().pictures();
        Look look = gallery.looking()
                .at(List.of(image), new Looking.Way(false, pictures), Work.silent())
                .get(0);
        Optional<Answer.NotJudged> problem = look.firstNotJudged();
        if (problem.isPresent()) {
            return problem;
        }
        gallery.members()
                .store()
                .writing()
                .reject(of.name(), look.sights().get(0).of(look));
        return Optional.empty();
    }
}

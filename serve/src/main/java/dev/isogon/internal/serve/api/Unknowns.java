package dev.isogon.internal.serve.api;

import dev.isogon.Answer;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.unknowns.UnknownsInbox;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps those who were not known, where that was asked for; that one could not be kept is no reason not to answer. */
public final class Unknowns {

    private final OpenGallery gallery;
    private final UnknownsInbox inbox;
    private final int days;
    private volatile @Nullable String problem;

    /** @param days that they are kept; 0 for not at all */
    Unknowns(OpenGallery gallery, int days) {
        this.gallery = gallery;
        this.inbox = new UnknownsInbox(gallery);
        this.days = days;
    }

    UnknownsInbox inbox() {
        return inbox;
    }

    int days() {
        return days;
    }

    /** Why the last one could not be kept; null where it was. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Says who is in images, and keeps those who are unknown; see {@link OpenGallery#identify}. */
    List<List<Answer>> identify(List<Image> images, boolean all, int top, Work work) throws IOException {
        boolean pictures = days > 0 && gallery.members().store().facts().pictures();
        return gallery.identify(images, new Looking.Way(all, pictures), top, work, this::keep);
    }

    /** Keeps those who are unknown. */
    public void keep(List<Look> looks, List<List<Answer>> answers) {
        if (days == 0) {
            return;
        }
        try {
            inbox.keep(looks, answers, days);
            problem = null;
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    /** Has those leave whose time is over. */
    void tidy() {
        try {
            inbox.tidy();
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
    }
}

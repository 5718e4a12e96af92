package dev.isogon.internal.gallery;

import dev.isogon.Answer;
import dev.isogon.EnrolmentOutcome;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.Enrolled;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings images into a gallery, some at a time: what was enrolled before an interruption stays, and going on skips it, since an
 * image that its subject has already is told by its bytes before anything is computed.
 */
public final class ImageEnrolment {

    /** Images that are looked at together, and kept by one transaction. */
    private static final int TOGETHER = 64;

    private final GalleryStore store;
    private final Looking looking;

    private int added;
    private final Set<String> subjects = new LinkedHashSet<>();
    private final List<String> repeated = new ArrayList<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final List<String> several = new ArrayList<>();
    private final List<Answer.NotJudged> notJudged = new ArrayList<>();
    private final List<String> strangersLeft = new ArrayList<>();

    ImageEnrolment(GalleryStore store, Looking looking) {
        this.store = store;
        this.looking = looking;
    }

    /**
     * An image and whose it is.
     *
     * @param subject its name
     */
    public record Owned(String subject, Image image) {}

    /**
     * Enrols all that can be.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped; what was kept before stays
     */
    EnrolmentOutcome of(List<Owned> images, Work work) throws IOException {
        for (int from = 0; from < images.size(); from += TOGETHER) {
            int base = from;
            Work part = work.withProgress((what, done, all) -> work.at(what, base + done, images.size()));
            some(images.subList(from, Math.min(images.size(), from + TOGETHER)), part);
            work.check();
        }
        return new EnrolmentOutcome(added, subjects.size(), repeated, elsewhere, several, notJudged, strangersLeft);
    }

    private void some(List<Owned> images, Work work) throws IOException {
        List<Owned> fresh = new ArrayList<>();
        Map<String, Set<String>> enrolled = new HashMap<>();
        for (Owned each : images) {
            if (!enrolled.containsKey(each.subject())) {
                enrolled.put(each.subject(), contents(each.subject()));
            }
            Set<String> contents = enrolled.get(each.subject());
            if (!contents.isEmpty() && contents.contains(content(each.image()))) {
                repeated.add(each.image().name());
            } else {
                fresh.add(each);
            }
        }
        List<Look> looks = looking.at(
                fresh.stream().map(Owned::image).toList(),
                new Looking.Way(false, store.facts().pictures()),
                work);
        Map<String, List<NewImage>> kept = new LinkedHashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            NewImage image = image(look);
            if (image != null) {
                kept.computeIfAbsent(fresh.get(i).subject(), none -> new ArrayList<>())
                        .add(image);
            }
        }
        if (!kept.isEmpty()) {
            note(kept, store.writing().enrolAll(kept));
        }
    }

    private void note(Map<String, List<NewImage>> kept, Enrolled enrolled) {
        added += enrolled.added();
        subjects.addAll(kept.keySet());
        strangersLeft.addAll(enrolled.formerStrangers());
        int at = 0;
        for (List<NewImage> images : kept.values()) {
            for (NewImage image : images) {
                Enrolled.Image result = enrolled.images().get(at++);
                if (!result.added()) {
                    repeated.add(image.name());
                } else if (!result.alsoOf().isEmpty()) {
                    elsewhere.put(image.name(), result.alsoOf().get(0));
                }
            }
        }
    }

    private @Nullable NewImage image(Look look) {
        Optional<Answer.NotJudged> problem = look.firstNotJudged();
        if (problem.isPresent()) {
            notJudged.add(problem.get());
            return null;
        }
        Sight sight = look.sights().get(0);
        if (look.found() > 1) {
            several.add(look.image());
        }
        return sight.of(look);
    }

    /** Checksums of what a subject has already. */
    private Set<String> contents(String name) throws IOException {
        Optional<Subject> subject = store.reading().subject(name);
        Set<String> contents = new HashSet<>();
        if (subject.isPresent()) {
            store.reading().images(subject.get().id()).forEach(each -> contents.add(each.content()));
        }
        return contents;
    }

    /** Empty where it cannot be read, which looking at it will say. */
    private static String content(Image image) {
        try (InputStream in = image.open()) {
            return new Sha256().add(in).hex();
        } catch (IOException e) {
            return "";
        }
    }
}

package dev.isogon.internal.serve.api;

import dev.isogon.internal.gallery.check.GalleryCheck;
import dev.isogon.internal.gallery.check.GalleryFindings;
import dev.isogon.internal.gallery.check.GalleryFindings.Shown;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is wrong with a gallery, or may be. */
public final class CheckRoutes {

    /** Findings of a kind that are told; a page of them is enough to begin with. */
    private static final int MOST = 100;

    private final Galleries galleries;
    private final Workers workers;

    public CheckRoutes(Galleries galleries, Workers workers) {
        this.galleries = galleries;
        this.workers = workers;
    }

    /** An enrolled image, and whose. */
    record OwnedJson(long image, String name, long subject, String subjectName, int images) {}

    /**
     * Something that was found.
     *
     * @param kind same, one_person, outlier, small, without_images or rejected
     * @param about the image that it is about; null for a subject without any
     * @param other the other image; null where there is none
     * @param name of a subject without images, or of a rejected image; empty otherwise
     * @param subject number of a subject without images; null otherwise
     * @param score of the two
     * @param own an outlier's best score with its own subject
     * @param height of a small face, pixels
     */
    record FindingJson(
            String kind,
            @Nullable OwnedJson about,
            @Nullable OwnedJson other,
            String name,
            @Nullable Long subject,
            @Nullable Double score,
            @Nullable Double own,
            @Nullable Double height) {}

    record FindingsJson(long images, long subjects, int found, List<FindingJson> findings) {}

    /** These routes. */
    public List<Route> routes() {
        return List.of(new Route("GET", "/v1/galleries/{gallery}/check", Role.ENROL, this::check));
    }

    private CompletionStage<Reply> check(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        return workers.submit(1, () -> {
            GalleryFindings found = new GalleryCheck(gallery.open()).of(Workers.alone());
            return Reply.json(
                    new FindingsJson(found.images(), found.subjects(), found.count(), new Told(gallery).of(found)));
        });
    }

    /** Findings as they are sent; those whose subject is gone meanwhile are left out. */
    private record Told(ServedGallery gallery) {

        List<FindingJson> of(GalleryFindings found) throws IOException {
            List<FindingJson> told = new ArrayList<>();
            for (GalleryFindings.Same each : first(found.same())) {
                two(told, "same", each.first(), each.second(), each.score(), null);
            }
            for (GalleryFindings.OnePerson each : first(found.onePerson())) {
                two(told, "one_person", each.first(), each.second(), each.score(), null);
            }
            for (GalleryFindings.Outlier each : first(found.outliers())) {
                two(told, "outlier", each.image(), each.nearest(), each.others(), each.own());
            }
            for (GalleryFindings.Small each : first(found.small())) {
                OwnedJson image = owned(each.image());
                if (image != null) {
                    told.add(new FindingJson("small", image, null, "", null, null, null, each.height()));
                }
            }
            for (String each : first(found.withoutImages())) {
                Optional<Subject> subject = gallery.store().reading().subject(each);
                if (subject.isPresent()) {
                    told.add(new FindingJson(
                            "without_images", null, null, each, subject.get().id(), null, null, null));
                }
            }
            for (GalleryFindings.Rejected each : first(found.rejected())) {
                OwnedJson nearest = owned(each.nearest());
                if (nearest != null) {
                    String name = GalleryRoutes.shown(each.image());
                    told.add(new FindingJson("rejected", null, nearest, name, null, finite(each.score()), null, null));
                }
            }
            return told;
        }

        private void two(
                List<FindingJson> told,
                String kind,
                Shown first,
                @Nullable Shown second,
                double score,
                @Nullable Double own)
                throws IOException {
            OwnedJson about = owned(first);
            if (about != null) {
                OwnedJson other = second == null ? null : owned(second);
                told.add(new FindingJson(
                        kind, about, other, "", null, finite(score), own == null ? null : finite(own), null));
            }
        }

        private @Nullable OwnedJson owned(Shown image) throws IOException {
            return gallery.store()
                    .reading()
                    .subject(image.subject())
                    .map(subject -> new OwnedJson(
                            image.id(),
                            GalleryRoutes.shown(image.name()),
                            subject.id(),
                            subject.name(),
                            image.images()))
                    .orElse(null);
        }

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }

        private static <T> List<T> first(List<T> all) {
            return all.subList(0, Math.min(MOST, all.size()));
        }
    }
}

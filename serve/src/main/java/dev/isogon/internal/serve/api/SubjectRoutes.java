package dev.isogon.internal.serve.api;

import dev.isogon.internal.gallery.MemberChanges;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is enrolled: subjects and their images, by numbers. */
public final class SubjectRoutes {

    private final Galleries galleries;

    public SubjectRoutes(Galleries galleries) {
        this.galleries = galleries;
    }

    /** An image of a subject; its quality is the face's height, or the picture's shorter side, in pixels. */
    record ImageJson(long id, String name, double quality) {}

    record SubjectJson(long id, String name, int images) {

        static SubjectJson of(Subject subject) {
            return new SubjectJson(subject.id(), subject.name(), subject.images());
        }
    }

    record SubjectsJson(
            List<SubjectJson> subjects, @Nullable Long next) {}

    record ImagesJson(List<ImageJson> images) {}

    /** What a subject is to be called, and whether it may become one with another of that name. */
    record RenameJson(@Nullable String name, @Nullable Boolean merge) {}

    record MoveJson(@Nullable String to) {}

    record RenamedJson(SubjectJson subject, boolean merged, long change) {}

    record MovedJson(SubjectJson subject, boolean moved, long change) {}

    /** These routes. */
    public List<Route> routes() {
        String subjects = "/v1/galleries/{gallery}/subjects";
        String one = subjects + "/{subject}";
        String images = one + "/images";
        String image = images + "/{image}";
        return List.of(
                Route.quick("GET", subjects, Role.READ, this::list),
                Route.quick("GET", one, Role.READ, exchange -> Reply.json(SubjectJson.of(subject(exchange)))),
                Route.quick("PATCH", one, Role.ENROL, this::rename),
                Route.quick("DELETE", one, Role.ENROL, this::remove),
                Route.quick("GET", images, Role.READ, this::images),
                Route.quick("DELETE", image, Role.ENROL, this::removeImage),
                Route.quick("POST", image + "/move", Role.ENROL, this::move),
                Route.quick("GET", image + "/picture", Role.READ, this::picture));
    }

    private Subject subject(Exchange exchange) throws IOException {
        return galleries.of(exchange).subject(exchange.idInPath("subject"));
    }

    private Reply list(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        Optional<String> name = exchange.given("name");
        if (name.isPresent()) {
            return Reply.json(new SubjectsJson(
                    gallery.store().reading().subject(name.get()).map(SubjectJson::of).stream()
                            .toList(),
                    null));
        }
        long after = exchange.whole("after", 0, 0, Integer.MAX_VALUE);
        int most = exchange.whole("limit", 100, 1, 1000);
        List<SubjectJson> shown = new ArrayList<>();
        String search = folded(exchange.given("search").orElse(""));
        gallery.store().reading().forEachSubject(each -> {
            if (each.id() > after && shown.size() <= most && folded(each.name()).contains(search)) {
                shown.add(SubjectJson.of(each));
            }
        });
        boolean more = shown.size() > most;
        List<SubjectJson> page = more ? shown.subList(0, most) : shown;
        return Reply.json(
                new SubjectsJson(page, more ? page.get(page.size() - 1).id() : null));
    }

    /** Without case, and without marks on letters. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Reply rename(Exchange exchange) throws IOException {
        RenameJson asked = exchange.json(RenameJson.class);
        if (asked.name() == null) {
            throw Problem.of(400, "json", "the body must have a name, the one that the subject is to have");
        }
        ServedGallery gallery = galleries.of(exchange);
        synchronized (gallery) {
            Subject subject = subject(exchange);
            MemberChanges changes = gallery.open().members().changes();
            boolean merged = false;
            if (Boolean.TRUE.equals(asked.merge())) {
                merged = changes.rename(subject.name(), asked.name()).merged();
            } else if (!changes.renameIfFree(subject.name(), asked.name())) {
                throw Problem.of(
                        409,
                        "name_taken",
                        "another subject has that name; with \"merge\": true it gets all images of " + subject.id());
            }
            return Reply.json(new RenamedJson(SubjectJson.of(gallery.subject(asked.name())), merged, gallery.change()));
        }
    }

    private Reply remove(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        synchronized (gallery) {
            gallery.open().members().changes().remove(subject(exchange).name());
        }
        return Reply.nothing();
    }

    private Reply images(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        Subject subject = subject(exchange);
        return Reply.json(new ImagesJson(gallery.store().reading().images(subject.id()).stream()
                .map(each -> new ImageJson(each.id(), GalleryRoutes.shown(each.name()), each.quality()))
                .toList()));
    }

    private StoredImage image(Exchange exchange) throws IOException {
        return galleries.of(exchange).image(subject(exchange).id(), exchange.idInPath("image"));
    }

    private Reply removeImage(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        synchronized (gallery) {
            gallery.open().members().changes().removeImage(image(exchange).id());
        }
        return Reply.nothing();
    }

    private Reply move(Exchange exchange) throws IOException {
        MoveJson asked = exchange.json(MoveJson.class);
        if (asked.to() == null) {
            throw Problem.of(400, "json", "the body must say \"to\" whom, by a name");
        }
        ServedGallery gallery = galleries.of(exchange);
        synchronized (gallery) {
            boolean moved =
                    gallery.open().members().changes().move(image(exchange).id(), asked.to());
            return Reply.json(new MovedJson(SubjectJson.of(gallery.subject(asked.to())), moved, gallery.change()));
        }
    }

    private Reply picture(Exchange exchange) throws IOException {
        StoredImage image = image(exchange);
        return Reply.of(
                "image/jpeg",
                galleries
                        .of(exchange)
                        .store()
                        .reading()
                        .picture(image.id())
                        .orElseThrow(() -> Problem.notFound(
                                "this gallery keeps no picture of that image: it was not begun with pictures kept")));
    }
}

package dev.isogon.internal.serve.compreface;

import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.api.ServedGallery;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Subjects and their examples, by CompreFace's paths. */
public final class AliasRoutes {

    static final String RECOGNITION = "/api/v1/recognition";

    private final Galleries galleries;
    private final AliasRecognition recognition;

    public AliasRoutes(Galleries galleries, Workers workers) {
        this.galleries = galleries;
        this.recognition = new AliasRecognition(galleries, workers);
    }

    /** These routes. */
    public List<Route> routes() {
        String subjects = RECOGNITION + "/subjects";
        String faces = RECOGNITION + "/faces";
        List<Route> routes = new ArrayList<>(List.of(
                Route.quick("GET", subjects, Role.READ, this::subjects),
                Route.quick("POST", subjects, Role.ENROL, this::addSubject),
                Route.quick("DELETE", subjects, Role.ENROL, this::removeAll),
                Route.quick("PUT", subjects + "/{subject}", Role.ENROL, this::rename),
                Route.quick("DELETE", subjects + "/{subject}", Role.ENROL, this::remove),
                Route.quick("GET", faces, Role.READ, this::examples),
                Route.quick("DELETE", faces, Role.ENROL, this::removeExamples),
                Route.quick("DELETE", faces + "/{image_id}", Role.ENROL, this::removeExample),
                Route.quick("GET", faces + "/{image_id}/img", Role.READ, this::picture),
                Route.quick("GET", "/api/v1/static/{key}/images/{image_id}", Role.ANYBODY, AliasRoutes::keyInAddress)));
        routes.addAll(recognition.routes());
        return routes;
    }

    private ServedGallery gallery(Exchange exchange) {
        return new AliasRequest(exchange).gallery(galleries);
    }

    private Reply subjects(Exchange exchange) throws IOException {
        return Reply.json(new AliasJson.Subjects(gallery(exchange).store().reading().subjects().stream()
                .map(Subject::name)
                .toList()));
    }

    private static String name(Exchange exchange) {
        String name = exchange.json(AliasJson.Name.class).subject();
        if (name == null) {
            throw Problem.of(400, "json", "the body must have a subject, a name");
        }
        return name;
    }

    private Reply addSubject(Exchange exchange) throws IOException {
        String name = name(exchange);
        gallery(exchange).store().writing().enrol(name, List.of());
        return Reply.json(201, new AliasJson.Name(name));
    }

    private Reply rename(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        String to = name(exchange);
        synchronized (gallery) {
            Subject subject = gallery.subject(exchange.inPath("subject"));
            gallery.open().members().changes().rename(subject.name(), to);
        }
        return Reply.json(new AliasJson.Updated(true));
    }

    private Reply remove(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        synchronized (gallery) {
            Subject subject = gallery.subject(exchange.inPath("subject"));
            gallery.open().members().changes().remove(subject.name());
            return Reply.json(new AliasJson.Name(subject.name()));
        }
    }

    private Reply removeAll(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        synchronized (gallery) {
            List<Subject> all = gallery.store().reading().subjects();
            for (Subject each : all) {
                gallery.open().members().changes().remove(each.name());
            }
            return Reply.json(new AliasJson.Deleted(all.size()));
        }
    }

    private Reply examples(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        int page = exchange.whole("page", 0, 0, Integer.MAX_VALUE);
        int size = exchange.whole("size", 20, 1, 1000);
        GalleryReading reading = gallery.store().reading();
        List<StoredImage> images = new ArrayList<>();
        Optional<String> of = exchange.given("subject");
        if (of.isPresent()) {
            images.addAll(reading.images(gallery.subject(of.get()).id()));
        } else {
            reading.forEachImage(images::add);
        }
        List<AliasJson.Example> shown = new ArrayList<>();
        for (StoredImage each :
                images.stream().skip((long) page * size).limit(size).toList()) {
            Optional<String> name = reading.name(each.subject());
            if (name.isPresent()) {
                shown.add(new AliasJson.Example(AliasJson.uuid(each.id()), name.get()));
            }
        }
        return Reply.json(new AliasJson.Examples(shown, page, size, (images.size() + size - 1) / size, images.size()));
    }

    private Reply removeExamples(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        synchronized (gallery) {
            Optional<String> of = exchange.given("subject");
            List<Subject> subjects = of.isPresent()
                    ? List.of(gallery.subject(of.get()))
                    : gallery.store().reading().subjects();
            int removed = 0;
            for (Subject subject : subjects) {
                for (StoredImage each : gallery.store().reading().images(subject.id())) {
                    gallery.open().members().changes().removeImage(each.id());
                    removed++;
                }
            }
            return Reply.json(new AliasJson.Deleted(removed));
        }
    }

    private static StoredImage image(Exchange exchange, ServedGallery gallery) throws IOException {
        return gallery.store()
                .reading()
                .image(new AliasRequest(exchange).imageId())
                .orElseThrow(() -> Problem.notFound("there is no such image"));
    }

    private Reply removeExample(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        synchronized (gallery) {
            StoredImage image = image(exchange, gallery);
            String subject = gallery.store().reading().name(image.subject()).orElse("");
            gallery.open().members().changes().removeImage(image.id());
            return Reply.json(new AliasJson.Example(AliasJson.uuid(image.id()), subject));
        }
    }

    private Reply picture(Exchange exchange) throws IOException {
        ServedGallery gallery = gallery(exchange);
        return Reply.of(
                "image/jpeg",
                gallery.store()
                        .reading()
                        .picture(image(exchange, gallery).id())
                        .orElseThrow(() -> Problem.notFound("this gallery keeps no pictures")));
    }

    private static Reply keyInAddress(Exchange exchange) {
        throw Problem.of(
                501,
                "key_in_address",
                "a key in an address is kept by browsers, proxies and logs; ask for " + RECOGNITION
                        + "/faces/{image_id}/img with the header x-api-key");
    }
}

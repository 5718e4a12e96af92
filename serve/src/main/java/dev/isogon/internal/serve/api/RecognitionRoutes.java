package dev.isogon.internal.serve.api;

import dev.isogon.Answer;
import dev.isogon.EnrolmentOutcome;
import dev.isogon.Face;
import dev.isogon.Faces;
import dev.isogon.internal.gallery.GalleryRejection;
import dev.isogon.internal.gallery.ImageEnrolment.Owned;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.gallery.wire.AnswerJson;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.http.SentImages;
import dev.isogon.internal.serve.work.Workers;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What looks at images: enrols and identifies, compares, finds faces, embeds. */
public final class RecognitionRoutes {

    /** Images that a request may bring. */
    public static final int MOST_IMAGES = 32;

    private static final List<String> FACES = List.of("one", "all");

    private final Galleries galleries;
    private final Workers workers;
    private final Faces faces;

    /** @param faces a detector, not closed by this */
    public RecognitionRoutes(Galleries galleries, Workers workers, Faces faces) {
        this.galleries = galleries;
        this.workers = workers;
        this.faces = faces;
    }

    /** What an image shows. */
    record ImageAnswersJson(String image, List<AnswerJson> answers) {}

    record AnswersJson(List<ImageAnswersJson> images) {}

    /** An image that could not be enrolled, and why. */
    record NotJudgedJson(
            String image, String reason, @Nullable Double value, String detail) {

        static NotJudgedJson of(Answer.NotJudged not) {
            AnswerJson json = AnswerJson.of(not);
            return new NotJudgedJson(not.image(), String.valueOf(json.reason()), json.value(), not.detail());
        }
    }

    /**
     * What an enrolment did; as {@link EnrolmentOutcome}.
     *
     * @param change number of the last change when it was done
     */
    record EnrolledJson(
            SubjectRoutes.@Nullable SubjectJson subject,
            int added,
            List<String> repeated,
            Map<String, String> elsewhere,
            List<String> several,
            List<NotJudgedJson> notJudged,
            List<String> strangersLeft,
            long change) {}

    /** Whether a rejection was kept, or why not. */
    record RejectedJson(boolean kept, List<NotJudgedJson> notJudged, long change) {}

    record FacesJson(
            String image, List<Face> faces, @Nullable String problem) {}

    record DetectedJson(List<FacesJson> images) {}

    record EmbeddingJson(
            Face.@Nullable Box face,
            float @Nullable [] embedding,
            @Nullable String problem) {}

    record ImageEmbeddingsJson(String image, List<EmbeddingJson> embeddings) {}

    record EmbeddedJson(String model, int dimensions, List<ImageEmbeddingsJson> images) {}

    /** What may be identified together. */
    private record Kind(String gallery, boolean all, int top) {}

    /** These routes. */
    public List<Route> routes() {
        String gallery = "/v1/galleries/{gallery}";
        return List.of(
                new Route("POST", gallery + "/identify", Role.READ, this::identify),
                new Route("POST", gallery + "/verify", Role.READ, this::verify),
                new Route("POST", gallery + "/enrol", Role.ENROL, this::enrol),
                new Route("POST", gallery + "/embed", Role.READ, this::embed),
                new Route("POST", gallery + "/subjects/{subject}/reject", Role.ENROL, this::reject),
                new Route("POST", "/v1/detect", Role.READ, this::detect));
    }

    private CompletionStage<Reply> identify(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        boolean all = exchange.word("faces", FACES).equals("all");
        int top = exchange.whole("top", 1, 1, 100);
        List<Image> images = SentImages.of(exchange, MOST_IMAGES).images();
        return answers(gallery, images, all, top).thenApply(answers -> {
            List<ImageAnswersJson> shown = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                shown.add(new ImageAnswersJson(
                        images.get(i).name(),
                        answers.get(i).stream().map(RecognitionRoutes::json).toList()));
            }
            List<Long> known = note(
                    exchange, gallery, answers.stream().flatMap(List::stream).toList());
            return Reply.json(new AnswersJson(shown)).about(known);
        });
    }

    /** Notes answers, and gives the numbers of those who were recognised. */
    private static List<Long> note(Exchange exchange, ServedGallery gallery, List<Answer> answers) {
        try {
            return gallery.decisions()
                    .note(exchange.caller().id(), answers, gallery.store().reading());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who is in images, computed together with what others ask of the same gallery. */
    private CompletionStage<List<List<Answer>>> answers(
            ServedGallery gallery, List<Image> images, boolean all, int top) {
        return workers.submit(
                new Kind(gallery.name(), all, top),
                images,
                together -> gallery.unknowns().identify(together, all, top, Workers.alone()));
    }

    /** Without the folders from which images were enrolled: they are the server's. */
    private static AnswerJson json(Answer answer) {
        return AnswerJson.of(answer).withImages(GalleryRoutes::shown);
    }

    private CompletionStage<Reply> verify(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        double rate = exchange.rate("fmr").orElse(SizeThreshold.VERIFICATION);
        SentImages sent = SentImages.of(exchange, 1);
        Subject subject = named(gallery, sent);
        if (subject.images() == 0) {
            throw Problem.of(409, "no_images", "that subject has no image to be compared with");
        }
        Image image = sent.images().get(0);
        return workers.submit(1, () -> {
            Answer answer = gallery.open().verify(subject.name(), image, rate);
            note(exchange, gallery, List.of(answer));
            return Reply.json(json(answer)).about(List.of(subject.id()));
        });
    }

    /** By {@code subject_id}, or by {@code subject}, the name. */
    private static Subject named(ServedGallery gallery, SentImages sent) throws IOException {
        if (sent.word("subject_id").isPresent()) {
            return gallery.subject(id(sent.word("subject_id").get()));
        }
        return gallery.subject(sent.word("subject")
                .orElseThrow(
                        () -> Problem.of(400, "parameter", "subject must name whom, or subject_id say the number")));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.parameter("subject_id", text, "the number of a subject");
        }
    }

    private CompletionStage<Reply> enrol(Exchange exchange) {
        ServedGallery gallery = galleries.of(exchange);
        SentImages sent = SentImages.of(exchange, MOST_IMAGES);
        String subject = sent.word("subject")
                .orElseThrow(() -> Problem.of(400, "parameter", "subject must be the name to enrol under"));
        return enrolled(gallery, subject, sent.images()).thenApply(done -> {
            SubjectRoutes.SubjectJson of = done.subject();
            return Reply.json(done).about(of == null ? List.of() : List.of(of.id()));
        });
    }

    /** Enrols images of somebody. */
    private CompletionStage<EnrolledJson> enrolled(ServedGallery gallery, String subject, List<Image> images) {
        return workers.submit(images.size(), () -> {
            EnrolmentOutcome outcome = gallery.open()
                    .enrol(images.stream().map(each -> new Owned(subject, each)).toList(), Workers.alone());
            return new EnrolledJson(
                    gallery.store()
                            .reading()
                            .subject(subject)
                            .map(SubjectRoutes.SubjectJson::of)
                            .orElse(null),
                    outcome.added(),
                    outcome.repeated(),
                    outcome.elsewhere(),
                    outcome.several(),
                    outcome.notJudged().stream().map(NotJudgedJson::of).toList(),
                    outcome.strangersLeft(),
                    gallery.change());
        });
    }

    /** Keeps an image that is not of a subject. */
    private CompletionStage<Reply> reject(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        Subject subject = gallery.subject(exchange.idInPath("subject"));
        Image image = SentImages.of(exchange, 1).images().get(0);
        return workers.submit(1, () -> {
            Optional<Answer.NotJudged> not = new GalleryRejection(gallery.open()).reject(subject.name(), image);
            return Reply.json(new RejectedJson(
                    not.isEmpty(), not.map(NotJudgedJson::of).stream().toList(), gallery.change()));
        });
    }

    private CompletionStage<Reply> detect(Exchange exchange) {
        List<Image> images = SentImages.of(exchange, MOST_IMAGES).images();
        return workers.submit(images.size(), () -> {
            List<FacesJson> found = new ArrayList<>();
            for (Image each : images) {
                found.add(faces(each));
            }
            return Reply.json(new DetectedJson(found));
        });
    }

    private FacesJson faces(Image image) {
        try {
            return new FacesJson(image.name(), faces.in(image, Workers.alone()), null);
        } catch (BrokenImageException e) {
            return new FacesJson(image.name(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private CompletionStage<Reply> embed(Exchange exchange) throws IOException {
        ServedGallery gallery = galleries.of(exchange);
        boolean all = exchange.word("faces", FACES).equals("all");
        List<Image> images = SentImages.of(exchange, MOST_IMAGES).images();
        String model = gallery.model();
        int dimensions = gallery.store().facts().model().dimensions();
        return workers.submit(images.size(), () -> {
            List<ImageEmbeddingsJson> shown = new ArrayList<>();
            for (Look look : gallery.open().looking().at(images, new Looking.Way(all, false), Workers.alone())) {
                shown.add(new ImageEmbeddingsJson(look.image(), embeddings(look)));
            }
            return Reply.json(new EmbeddedJson(model, dimensions, shown));
        });
    }

    private static List<EmbeddingJson> embeddings(Look look) {
        List<EmbeddingJson> shown = new ArrayList<>();
        look.notJudged().ifPresent(not -> shown.add(new EmbeddingJson(null, null, not.detail())));
        for (Look.Sight each : look.sights()) {
            Face face = each.face();
            Look.Problem problem = each.problem();
            shown.add(new EmbeddingJson(
                    face == null ? null : face.box(),
                    each.embedding().length == 0 ? null : each.embedding(),
                    problem == null ? null : problem.detail()));
        }
        return shown;
    }
}

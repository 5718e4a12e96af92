package dev.isogon.internal.serve.compreface;

import dev.isogon.Answer;
import dev.isogon.Decision;
import dev.isogon.EnrolmentOutcome;
import dev.isogon.internal.gallery.ImageEnrolment.Owned;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.api.ServedGallery;
import dev.isogon.internal.serve.http.Exchange;
import dev.isogon.internal.serve.http.Problem;
import dev.isogon.internal.serve.http.Reply;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What looks at pictures, by CompreFace's paths. */
final class AliasRecognition {

    private final Galleries galleries;
    private final Workers workers;

    AliasRecognition(Galleries galleries, Workers workers) {
        this.galleries = galleries;
        this.workers = workers;
    }

    List<Route> routes() {
        String recognition = AliasRoutes.RECOGNITION;
        return List.of(
                new Route("POST", recognition + "/faces", Role.ENROL, this::enrol),
                new Route("POST", recognition + "/recognize", Role.READ, this::recognize),
                new Route("POST", recognition + "/faces/{image_id}/verify", Role.READ, this::verifyExample),
                new Route("POST", "/api/v1/detection/detect", Role.READ, this::detect),
                new Route("POST", "/api/v1/verification/verify", Role.READ, this::verifyTwo));
    }

    /**
     * A score as its clients read it: rising from 0 at −1 over 0.5 at the threshold to 1 at 1.
     *
     * @param threshold in force
     */
    static double similarity(double score, double threshold) {
        if (score < threshold || threshold >= 1) {
            return 0.5 * (score + 1) / (threshold + 1);
        }
        return 0.5 + 0.5 * (score - threshold) / (1 - threshold);
    }

    private CompletionStage<Reply> enrol(Exchange exchange) {
        AliasRequest request = new AliasRequest(exchange);
        ServedGallery gallery = request.gallery(galleries);
        String subject = request.subject()
                .orElseThrow(
                        () -> Problem.of(400, "parameter", "subject must be a name, as a parameter of the address"));
        Image image = request.image("file");
        return workers.submit(1, () -> {
            EnrolmentOutcome outcome = gallery.open().enrol(List.of(new Owned(subject, image)), Workers.alone());
            if (!outcome.notJudged().isEmpty()) {
                return failure(outcome.notJudged().get(0));
            }
            return Reply.json(201, new AliasJson.Example(AliasJson.uuid(enrolled(gallery, subject, image)), subject));
        });
    }

    /** The number of an image that a subject has. */
    private static long enrolled(ServedGallery gallery, String subject, Image image) throws IOException {
        String content;
        try (InputStream in = image.open()) {
            content = new Sha256().add(in).hex();
        }
        return gallery.store().reading().images(gallery.subject(subject).id()).stream()
                .filter(each -> each.content().equals(content))
                .mapToLong(StoredImage::id)
                .findFirst()
                .orElseThrow(() -> Problem.of(409, "gone", "the image was removed in the same moment"));
    }

    private static Reply failure(Answer.NotJudged not) {
        return not.problem() == Answer.Problem.NO_FACE
                ? Reply.json(400, new AliasJson.Failure("No face is found in the given image", AliasJson.NO_FACE))
                : Reply.json(400, new AliasJson.Failure("the image " + not.detail(), 0));
    }

    private CompletionStage<Reply> recognize(Exchange exchange) {
        AliasRequest request = new AliasRequest(exchange);
        ServedGallery gallery = request.gallery(galleries);
        AliasJson.Plugins plugins = request.plugins();
        int predictions = request.predictions();
        return looked(request, gallery, request.image("file"), look -> {
            List<Look.Sight> sights = request.sights(look);
            List<Answer> answers = gallery.open().judge(look.image(), sights, predictions, Workers.alone());
            gallery.unknowns().keep(List.of(look.with(sights)), List.of(answers));
            List<AliasJson.Found> found = new ArrayList<>();
            for (int i = 0; i < sights.size(); i++) {
                found.add(AliasJson.Found.of(
                                sights.get(i).face(), plugins, sights.get(i).embedding())
                        .with(subjects(answers.get(i), predictions)));
            }
            return found;
        });
    }

    private static List<AliasJson.Similar> subjects(Answer answer, int predictions) {
        if (!(answer instanceof Answer.Known known)) {
            return List.of();
        }
        return known.nearest().stream()
                .limit(predictions)
                .map(each -> new AliasJson.Similar(
                        each.subject(),
                        similarity(each.score(), known.decision().threshold())))
                .toList();
    }

    private CompletionStage<Reply> detect(Exchange exchange) {
        AliasRequest request = new AliasRequest(exchange);
        ServedGallery gallery = request.gallery(galleries);
        AliasJson.Plugins plugins = request.plugins();
        return looked(
                request,
                gallery,
                request.image("file"),
                look -> request.sights(look).stream()
                        .map(each -> AliasJson.Found.of(each.face(), plugins, each.embedding()))
                        .toList());
    }

    private CompletionStage<Reply> verifyExample(Exchange exchange) throws IOException {
        AliasRequest request = new AliasRequest(exchange);
        ServedGallery gallery = request.gallery(galleries);
        AliasJson.Plugins plugins = request.plugins();
        float[] example = gallery.store()
                .reading()
                .embedding(request.imageId())
                .orElseThrow(() -> Problem.notFound("there is no such image"));
        return looked(
                request,
                gallery,
                request.image("file"),
                look -> compared(gallery, example, request.sights(look), plugins));
    }

    private static List<AliasJson.Found> compared(
            ServedGallery gallery, float[] with, List<Look.Sight> sights, AliasJson.Plugins plugins)
            throws IOException {
        Decision decision = gallery.open().thresholds().pair(SizeThreshold.VERIFICATION);
        return sights.stream()
                .map(each -> AliasJson.Found.of(each.face(), plugins, each.embedding())
                        .with(similarity(cosine(with, each.embedding()), decision.threshold())))
                .toList();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += (double) one[k] * other[k];
        }
        return sum;
    }

    private CompletionStage<Reply> verifyTwo(Exchange exchange) {
        AliasRequest request = new AliasRequest(exchange);
        ServedGallery gallery = request.gallery(galleries);
        AliasJson.Plugins plugins = request.plugins();
        Image source = request.image("source_image");
        Image target = request.image("target_image");
        return workers.submit(2, () -> {
            Look one = look(gallery, source, false);
            Look other = look(gallery, target, true);
            for (Look each : List.of(one, other)) {
                if (each.firstNotJudged().isPresent()) {
                    return failure(each.firstNotJudged().get());
                }
            }
            Look.Sight face = one.sights().get(0);
            return Reply.json(new AliasJson.ComparedResult(List.of(new AliasJson.Compared(
                    AliasJson.Found.of(face.face(), plugins, face.embedding()),
                    compared(gallery, face.embedding(), request.sights(other), plugins)))));
        });
    }

    /** What is made of a picture that was seen. */
    private interface Answering {
        List<AliasJson.Found> of(Look look) throws IOException;
    }

    private CompletionStage<Reply> looked(
            AliasRequest request, ServedGallery gallery, Image image, Answering answering) {
        return workers.submit(1, () -> {
            Look look = look(gallery, image, true);
            if (look.notJudged().isPresent()) {
                return failure(look.notJudged().get());
            }
            return Reply.json(new AliasJson.Result(
                    answering.of(look),
                    request.wantsStatus()
                            ? Map.of("detector", "isogon.BlazeFace", "calculator", "isogon." + gallery.model())
                            : null));
        });
    }

    private static Look look(ServedGallery gallery, Image image, boolean all) {
        return gallery.open()
                .looking()
                .at(List.of(image), new Looking.Way(all, false), Workers.alone())
                .get(0);
    }
}

package dev.isogon.client;

import dev.isogon.internal.client.FormBody;
import dev.isogon.internal.client.JsonPart;
import dev.isogon.internal.client.StrictText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server of galleries, which {@code isogon serve} starts. It cannot change, many threads may use it at once, and there is
 * nothing to close.
 *
 * <pre>{@code
 * GalleryClient people = GalleryClient.of(URI.create("http://localhost:8080")).gallery("people");
 * people.enrol("Ann", ClientImage.of(Path.of("ann.jpg")));
 * if (people.identify(ClientImage.of(Path.of("photo.jpg"))) instanceof Recognition.Known known) {
 *     System.out.println(known.subject() + ", " + known.score());
 * }
 * }</pre>
 *
 * <p>Each method that asks throws a {@link ServerException} when the server refuses, with its status and reason; another
 * {@link IOException} when it cannot be reached, an image cannot be read, or something else than an Isogon server answers; among them
 * {@link java.net.http.HttpTimeoutException} when it takes too long, and {@link java.io.InterruptedIOException} when the thread is
 * interrupted. Arguments that no server would take, and names with half a surrogate pair, are an {@link IllegalArgumentException}. A
 * request brings up to 32 images, and 20 MiB where the server's operator has not chosen otherwise.
 */
public final class GalleryClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final int MOST_RETRIES = 100;
    private static final Pattern GALLERY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,1000}");

    private final ServerCalls calls;
    private final @Nullable String gallery;

    private GalleryClient(ServerCalls calls, @Nullable String gallery) {
        this.calls = calls;
        this.gallery = gallery;
    }

    /**
     * For a server, without a key, 60 s for an answer, and no second try. Redirections are not followed.
     *
     * @param server such as {@code http://localhost:8080}; with a path where a proxy has one before {@code /v1}
     * @throws IllegalArgumentException when it is no address of HTTP
     */
    public static GalleryClient of(URI server) {
        String scheme = server.getScheme();
        if (server.getHost() == null
                || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                || server.getRawUserInfo() != null
                || server.getRawQuery() != null
                || server.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the server must be given as http:// or https://, a host, a port and perhaps a path");
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        return new GalleryClient(new ServerCalls(http, server.toString().replaceAll("/+$", ""), null, ANSWER, 0), null);
    }

    /**
     * With a key of {@code isogon keys create}. It goes as it is to the server: beyond this machine by https alone.
     *
     * @throws IllegalArgumentException when it is no key; it is not repeated
     */
    public GalleryClient withKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key must be of ASCII letters, digits and signs, without spaces");
        }
        return new GalleryClient(
                new ServerCalls(calls.http(), calls.server(), key, calls.timeout(), calls.retries()), gallery);
    }

    /**
     * With so long for an answer, from when it is asked until all of it has come.
     *
     * @throws IllegalArgumentException for less than a millisecond
     */
    public GalleryClient withTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("the time for an answer must be at least 1 ms, but was " + timeout);
        }
        return new GalleryClient(
                new ServerCalls(calls.http(), calls.server(), calls.key(), timeout, calls.retries()), gallery);
    }

    /**
     * With so many further tries where the server has too much to do (429), each after as long as it says, and none where that is
     * more than 60 s. A request that got 429 has changed nothing.
     *
     * @param retries from 0 to 100
     * @throws IllegalArgumentException for another number
     */
    public GalleryClient withRetries(int retries) {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries must be from 0 to " + MOST_RETRIES + ", but were " + retries);
        }
        return new GalleryClient(
                new ServerCalls(calls.http(), calls.server(), calls.key(), calls.timeout(), retries), gallery);
    }

    /**
     * For a gallery of the server, which everything but {@link #health} and {@link #detect} needs; without one it is an
     * {@link IllegalStateException}.
     *
     * @param name that it is served under
     * @throws IllegalArgumentException when no gallery can be called so
     */
    public GalleryClient gallery(String name) {
        if (!GALLERY.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a gallery is called by letters, digits, '.', '_' and '-', at most 64, but this was \"" + name
                            + "\"");
        }
        return new GalleryClient(calls, name);
    }

    /** Whether the server is there: {@code up}. Needs no key. */
    public String health() throws IOException {
        return calls.ask("GET", "/v1/health", null, part -> part.get("status").text());
    }

    /** Who is in an image: of several faces the one nearest to the middle. */
    public Recognition identify(ClientImage image) throws IOException {
        return identify(List.of(image), 1).get(0);
    }

    /**
     * Who is in images: of several faces the one nearest to the middle.
     *
     * @param top from 1 to 100: subjects that an answer names, the best first; it has two where there are two
     * @return one for each image, in order
     */
    public List<Recognition> identify(List<ClientImage> images, int top) throws IOException {
        List<Recognition> first = new ArrayList<>();
        for (List<Recognition> answers : sameNumber(images, identified(images, "one", top))) {
            if (answers.size() != 1) {
                throw new ProtocolException("the server does not give one answer for an image");
            }
            first.add(answers.get(0));
        }
        return first;
    }

    /**
     * Everybody who is in images.
     *
     * @param top from 1 to 100: subjects that an answer names, the best first; it has two where there are two
     * @return for each image, in order, one for each face, the largest first; or that it could not be judged
     */
    public List<List<Recognition>> identifyAllFaces(List<ClientImage> images, int top) throws IOException {
        return sameNumber(images, identified(images, "all", top));
    }

    private List<List<Recognition>> identified(List<ClientImage> images, String faces, int top) throws IOException {
        return calls.ask(
                "POST",
                path("/identify?faces=" + faces + "&top=" + top),
                form(new FormBody(), images),
                RecognitionReading::byImage);
    }

    private static List<List<Recognition>> sameNumber(List<ClientImage> images, List<List<Recognition>> answers)
            throws ProtocolException {
        if (answers.size() != images.size()) {
            throw new ProtocolException("the server does not answer for each image");
        }
        return answers;
    }

    /** Whether an image is of one subject, known, or of anybody else, unknown; with one false match in 1000 at most. */
    public Recognition verify(String subject, ClientImage image) throws IOException {
        return verify(subject, image, 0.001);
    }

    /**
     * Whether an image is of one subject, known, or of anybody else, unknown.
     *
     * @param subject its name
     * @param fmr between 0 and 1: of comparisons of two people, those that take them for one, at most
     */
    public Recognition verify(String subject, ClientImage image, double fmr) throws IOException {
        return calls.ask(
                "POST",
                path("/verify?fmr=" + fmr),
                form(new FormBody().word("subject", subject), List.of(image)),
                RecognitionReading::one);
    }

    /** Enrols images of somebody, who is new where nobody has the name. */
    public ServedEnrolment enrol(String subject, ClientImage... images) throws IOException {
        return enrol(subject, List.of(images));
    }

    /**
     * Enrols images of somebody, who is new where nobody has the name. When this returns, what was added is on the server's disk;
     * when nothing came back in time, the same may be asked again: an image that the subject has is not enrolled twice.
     */
    public ServedEnrolment enrol(String subject, List<ClientImage> images) throws IOException {
        return calls.ask(
                "POST", path("/enrol"), form(new FormBody().word("subject", subject), images), ServedEnrolment::of);
    }

    /** Finds faces; needs no gallery. For each image, in order. */
    public List<ServedFaces> detect(List<ClientImage> images) throws IOException {
        return calls.ask(
                "POST",
                "/v1/detect",
                form(new FormBody(), images),
                part -> part.get("images").list(ServedFaces::of));
    }

    /**
     * Embeds images by the gallery's model.
     *
     * @param allFaces whether each face is; else, of several, the one nearest to the middle
     */
    public ServedEmbeddings embed(List<ClientImage> images, boolean allFaces) throws IOException {
        return calls.ask(
                "POST",
                path("/embed?faces=" + (allFaces ? "all" : "one")),
                form(new FormBody(), images),
                ServedEmbeddings::of);
    }

    /**
     * All subjects in the order of enrolment, asked for as they are needed; what goes wrong then is an
     * {@link UncheckedIOException}.
     */
    public Stream<ServedSubject> subjects() {
        return Stream.iterate(page(0), page -> page != null, page -> page.next() == null ? null : page(page.next()))
                .flatMap(page -> page.subjects().stream());
    }

    private ServedSubject.Page page(long after) {
        try {
            ServedSubject.Page page = subjects(after, PAGE);
            Long next = page.next();
            if (next != null && next <= after) {
                throw new ProtocolException("the server's next page is not behind this one");
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A page of subjects.
     *
     * @param after 0, or {@link ServedSubject.Page#next} of the page before
     * @param limit from 1 to 1000: how many at most
     */
    public ServedSubject.Page subjects(long after, int limit) throws IOException {
        return calls.ask("GET", path("/subjects?after=" + after + "&limit=" + limit), null, ServedSubject.Page::of);
    }

    /** The subject of a name, if somebody has it. */
    public Optional<ServedSubject> subject(String name) throws IOException {
        StrictText.bytes(name);
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return calls.ask("GET", path("/subjects?name=" + encoded), null, ServedSubject.Page::of).subjects().stream()
                .findFirst();
    }

    /** The subject with a number; a {@link ServerException} with 404 where there is none. */
    public ServedSubject subject(long id) throws IOException {
        return calls.ask("GET", path("/subjects/" + id), null, ServedSubject::of);
    }

    /**
     * Gives a subject another name, or its images to the subject of that name.
     *
     * @param merge whether it may become one with who has the name; else that is a {@link ServerException} with 409
     */
    public ServedSubject.Renamed rename(long id, String name, boolean merge) throws IOException {
        return calls.ask(
                "PATCH",
                path("/subjects/" + id),
                ServerCalls.Sent.json(Map.of("name", name, "merge", merge)),
                ServedSubject.Renamed::of);
    }

    /** Erases a subject with all images: when this returns, no file of the gallery has its embeddings, pictures or name. */
    public void remove(long id) throws IOException {
        calls.tell("DELETE", path("/subjects/" + id));
    }

    /** A subject's enrolled images. */
    public List<ServedSubject.Image> images(long subject) throws IOException {
        return calls.ask(
                "GET",
                path("/subjects/" + subject + "/images"),
                null,
                part -> part.get("images").list(ServedSubject.Image::of));
    }

    /** Erases an image; its subject stays. */
    public void removeImage(long subject, long image) throws IOException {
        calls.tell("DELETE", path("/subjects/" + subject + "/images/" + image));
    }

    /**
     * Gives an image to another subject.
     *
     * @param to a name; who has it is new where nobody does
     */
    public ServedSubject.Moved move(long subject, long image, String to) throws IOException {
        return calls.ask(
                "POST",
                path("/subjects/" + subject + "/images/" + image + "/move"),
                ServerCalls.Sent.json(Map.of("to", to)),
                ServedSubject.Moved::of);
    }

    /** Those who were not known, where the server was told to keep them. */
    public UnknownsClient unknowns() {
        return new UnknownsClient(calls, path("/unknowns"));
    }

    /** Where the threshold lies now, and what it rests on. */
    public ServedThreshold threshold() throws IOException {
        return calls.ask("GET", path("/threshold"), null, GalleryClient::decision);
    }

    /**
     * Sets the threshold by hand, which promises nothing.
     *
     * @param threshold a cosine, from −1 to 2; at 2 nobody is known
     */
    public ServedThreshold setThreshold(double threshold) throws IOException {
        return calls.ask(
                "PUT",
                path("/threshold"),
                ServerCalls.Sent.json(Map.of("threshold", threshold)),
                GalleryClient::decision);
    }

    /**
     * Has the gallery's size decide again. Where the model has no table of false matches it cannot: then a {@link
     * ServerException} says so, and nothing is changed.
     */
    public ServedThreshold resetThreshold() throws IOException {
        return calls.ask("DELETE", path("/threshold"), null, GalleryClient::decision);
    }

    private static ServedThreshold decision(JsonPart part) throws ProtocolException {
        return ServedThreshold.of(part.get("decision"));
    }

    /**
     * Has the threshold follow the strangers that are kept, so that the rate holds on average over calibrations.
     *
     * @param fpir between 0 and 1: of searches by strangers, those that name anybody, at most; where there are too few strangers
     *     for it, nothing is changed and a {@link ServerException} says how many it takes
     */
    public ServedCalibration calibrate(double fpir) throws IOException {
        return calibrated(Map.of("fpir", fpir));
    }

    /**
     * Has the threshold follow the strangers that are kept, so that the rate holds with confidence.
     *
     * @param fpir between 0 and 1, as for {@link #calibrate(double)}
     * @param confidence between 0 and 1: of so many calibrations this share keeps the rate
     */
    public ServedCalibration calibrate(double fpir, double confidence) throws IOException {
        return calibrated(Map.of("fpir", fpir, "confidence", confidence));
    }

    private ServedCalibration calibrated(Map<String, Double> asked) throws IOException {
        return calls.ask("POST", path("/threshold/calibrate"), ServerCalls.Sent.json(asked), ServedCalibration::of);
    }

    /**
     * Keeps one image, drawn at random, of somebody who is not enrolled, for calibration.
     *
     * @param identity a word of your own for whom
     */
    public ServedStranger addStranger(String identity, List<ClientImage> images) throws IOException {
        return calls.ask(
                "POST",
                path("/strangers"),
                form(new FormBody().word("identity", identity), images),
                ServedStranger::of);
    }

    private String path(String behind) {
        if (gallery == null) {
            throw new IllegalStateException("this needs a gallery; name it by gallery(name)");
        }
        return "/v1/galleries/" + gallery + behind;
    }

    private static ServerCalls.Sent form(FormBody form, List<ClientImage> images) throws IOException {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("at least one image is needed");
        }
        for (ClientImage each : images) {
            form.file("image", each.name(), each.read());
        }
        return new ServerCalls.Sent(form.contentType(), form.bytes());
    }

    /** Where it asks; without the key. */
    @Override
    public String toString() {
        return "GalleryClient[" + calls.server() + (gallery == null ? "" : ", " + gallery) + "]";
    }
}
